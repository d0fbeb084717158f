/** Generated pages, always the same: articles of a given size, with or without claims, and a feed. */

const WORDS = (
  'garden river bread stone winter letter market cousin window summer paper engine harbour lantern meadow ticket ' +
  'the a of and in with under over before after his her their slow bright quiet small old new'
).split(' ');

export const CLAIMS = [
  'Crunches burn belly fat',
  'This tea melts love handles',
  'Leg lifts slim your thighs',
  'The cream dissolves the fat on your hips',
  'Planks flatten your stomach',
];

/** A small generator of numbers in [0, 1), so that every run measures the same page. */
function* numbers(seed) {
  for (let state = seed; ; ) {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
    yield state / 2 ** 32;
  }
}

/** Words of nothing in particular, at least `length` characters of them. */
function createWriter() {
  const random = numbers(7);
  return (length) => {
    let text = '';
    while (text.length < length) text += `${WORDS[Math.floor(random.next().value * WORDS.length)]} `;
    return text;
  };
}

const pageOf = (body, head = '') =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Bench</title>${head}</head><body>${body}</body></html>`;

/**
 * @param {{bytes: number, nodes?: number, claimsPerMB?: number, isRich?: boolean}} page `nodes`: text nodes; one per
 *   60 characters without it. `isRich`: with links, pictures and buttons that say something in attributes, and open
 *   shadow roots
 * @returns {string} the page's HTML
 */
export function article({ bytes, nodes = Math.ceil(bytes / 60), claimsPerMB = 0, isRich = false }) {
  const write = createWriter();
  const perNode = Math.max(1, Math.floor(bytes / nodes));
  const claimEvery = claimsPerMB > 0 ? Math.max(1, Math.floor((nodes * 1e6) / (bytes * claimsPerMB))) : 0;
  const parts = [];
  for (let node = 0; node < nodes; node++) {
    const text = write(perNode);
    if (claimEvery && node % claimEvery === 0) parts.push(`</p><p>${CLAIMS[node % CLAIMS.length]}. </p><p>`);
    if (isRich && node % 8 === 2) parts.push(said(write(20), node));
    parts.push(node % 4 === 1 ? `<b>${text}</b>` : node % 12 === 0 ? `</p><p>${text}` : `${text}<i></i>`);
  }
  return pageOf(`<p>${parts.join('')}</p>`);
}

/** Something that says more than its text: in attributes, now and then in a shadow root. */
function said(text, node) {
  if (node % 64 === 2) return `<div><template shadowrootmode="open"><p>${text}</p></template></div>`;
  return node % 16 === 2
    ? `<img alt="${text}">`
    : `<a href="#" title="${text}" aria-label="${text}">more</a>`;
}

/** A page as sites save it: a script and a style sheet of some size, navigation, an article in nested boxes. */
export function savedArticle() {
  const write = createWriter();
  const links = (count) =>
    `<ul>${Array.from({ length: count }, () => `<li><a href="#">${write(15)}</a></li>`).join('')}</ul>`;
  const paragraph = (_, i) =>
    `<div><div><p>${write(300)}<a href="#">${write(20)}</a> ${write(80)}</p></div></div>${i % 9 === 0 ? `<p>${CLAIMS[i % CLAIMS.length]}.</p>` : ''}`;
  return pageOf(
    `<nav>${links(60)}</nav><main><h1>${write(40)}</h1>${Array.from({ length: 60 }, paragraph).join('')}</main>` +
      `<aside>${links(40)}</aside><script>var data = ${JSON.stringify(write(200_000))};</script>`,
    `<style>${'p { margin: 1em } '.repeat(2_000)}</style>`,
  );
}

/** A page that shows `startFeed(perSecond)` and `endFeed()`: it grows until it is emptied; every 20th item claims. */
export function feed() {
  const write = createWriter();
  const items = Array.from({ length: 100 }, (_, i) => (i % 20 === 0 ? `${CLAIMS[i / 20]}.` : write(140)));
  const script = `
    const items = ${JSON.stringify(items)};
    let timer, count = 0;
    function startFeed(perSecond) {
      timer = setInterval(() => {
        const item = document.createElement('article');
        item.innerHTML = '<h3>Item ' + count + '</h3><p>' + items[count++ % items.length] + '</p><button>Reply</button>';
        document.body.append(item);
      }, 1000 / perSecond);
    }
    function endFeed() {
      clearInterval(timer);
      document.body.replaceChildren();
    }`;
  return pageOf(`<p>${CLAIMS[0]}.</p>`, `<script>${script}</script>`);
}
