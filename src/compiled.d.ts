/** Modules that the build makes from rules/ (build.mjs, `compiledRules`). */
declare module 'compiled:rules' {
  import type { RuleSet } from './rules/rule-set.ts';

  const ruleSet: RuleSet;
  export default ruleSet;
}
declare module 'compiled:gate' {
  import type { GateWords } from './detect/gate.ts';

  const words: GateWords;
  export default words;
}
/** Style sheets that go into a shadow root are bundled as text. */
declare module '*.css' {
  const text: string;
  export default text;
}
/** The files of rules/ as they are written, for compiling own rules beside them. */
declare module 'compiled:sources' {
  const files: readonly { readonly path: string; readonly text: string }[];
  export default files;
}
/** Rule packs that a page shows are bundled as text. */
declare module '*.yaml' {
  const text: string;
  export default text;
}
