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
