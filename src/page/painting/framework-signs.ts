/**
 * Looks for signs that a framework owns this document's nodes, or that markup waits to be hydrated. Wrapping such
 * nodes breaks the page: React, Vue and the others keep references to text nodes and throw or double text when
 * these are no longer where they were left (https://github.com/facebook/react/issues/17256).
 *
 * It runs in the page's own world, sent there as source text, so it may use nothing outside itself. Own properties
 * of nodes are what most frameworks leave: a content script's world does not see them. What page authors and widget
 * libraries hang on elements looks the same; only well-known harmless names are let through, the rest is doubt.
 *
 * @returns the signs in words, at most a few; empty for a plain page.
 */
export async function findFrameworkSigns(): Promise<string[]> {
  const markers = [
    '[data-reactroot]',
    '[data-reactid]',
    '[ng-version]',
    '[data-hk]',
    '[data-server-rendered]',
    '[data-v-app]',
    '[data-ssr]',
    '[data-sveltekit-hydrate]',
    '[data-turbo-mount]',
    '[q\\:container]',
    'astro-island',
    '#__next',
    '#__nuxt',
    '#___gatsby',
    '#__NEXT_DATA__',
    '#__NUXT_DATA__',
    '#ng-state',
  ];
  const globals = [
    '__NEXT_DATA__',
    '__next_f',
    '__NUXT__',
    '__remixContext',
    '__reactRouterContext',
    '_$HY',
    '__VUE__',
  ];
  // React's suspense and text borders, Vue's fragments, Svelte's, Lit's and Solid's anchors, Angular's bindings.
  const comment =
    /^(?:|\$[?!~]?|\/\$|\[[!\d]?|\]|#t?|\/|hk=.*|\?lit\$.*|\/?lit-part.*|ng-container|bindings=.*|v-if|s?\[\d+)$/;
  const harmless =
    /^(?:jQuery\d|sizzle\d|_gsap|_tippy|swiper|lightbox|flickity|slick|__gtm|google_|onclick$)/i;
  const mostNodes = 50_000;
  const sliceNodes = 2_000;

  const signs: string[] = [];
  for (const marker of markers) if (document.querySelector(marker)) signs.push(marker);
  for (const name of globals) if (name in window) signs.push(`window.${name}`);
  if (signs.length > 0) return signs.slice(0, 3);

  const named = new Set(['FORM', 'OBJECT', 'EMBED', 'SELECT', 'FRAMESET']); // these list their children as properties
  const walker = document.createTreeWalker(
    document.documentElement,
    NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT | NodeFilter.SHOW_COMMENT,
  );
  let node: Node | null = walker.currentNode;
  for (let seen = 0; node && seen < mostNodes && signs.length < 3; seen++, node = walker.nextNode()) {
    if (seen % sliceNodes === sliceNodes - 1) await new Promise((go) => setTimeout(go));
    if (node.nodeType === Node.COMMENT_NODE) {
      const data = (node.nodeValue ?? '').trim();
      if (data.length < 60 && comment.test(data)) signs.push(`<!--${data}-->`);
      continue;
    }
    if (named.has(node.nodeName)) continue;
    const own = [...Object.getOwnPropertyNames(node), ...Object.getOwnPropertySymbols(node).map(String)];
    const sign = own.find((name) => !harmless.test(name));
    if (sign !== undefined) signs.push(`${node.nodeName.toLowerCase()}.${sign}`);
  }
  return signs;
}
