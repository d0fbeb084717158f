/** Generated pages: articles of a given size, with or without claims, always the same. */

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

/**
 * @param {{bytes: number, nodes?: number, claimsPerMB?: number}} page `nodes`: text nodes; one per 60 characters without it
 * @returns {string} the page's HTML
 */
export function article({ bytes, nodes = Math.ceil(bytes / 60), claimsPerMB = 0 }) {
  const random = numbers(7);
  const next = () => random.next().value;
  const perNode = Math.max(1, Math.floor(bytes / nodes));
  const claimEvery = claimsPerMB > 0 ? Math.max(1, Math.floor((nodes * 1e6) / (bytes * claimsPerMB))) : 0;
  const parts = [];
  for (let node = 0; node < nodes; node++) {
    let text = '';
    while (text.length < perNode) text += `${WORDS[Math.floor(next() * WORDS.length)]} `;
    if (claimEvery && node % claimEvery === 0) parts.push(`</p><p>${CLAIMS[node % CLAIMS.length]}. </p><p>`);
    parts.push(node % 4 === 1 ? `<b>${text}</b>` : node % 12 === 0 ? `</p><p>${text}` : `${text}<i></i>`);
  }
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Bench</title><body><p>${parts.join('')}</p></body></html>`;
}
