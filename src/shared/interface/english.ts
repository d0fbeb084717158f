/** Marks words that are English in every interface: rules, evidence, and the claims that they find. */
export function inEnglish<E extends HTMLElement>(words: E): E {
  words.lang = 'en';
  words.dir = 'ltr';
  return words;
}
