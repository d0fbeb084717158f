/** Whether what a page says is said in the interface's language. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export interface InterfaceWords {
  text(key: string): string;
  /** What of these words is no text of the language, however filled in. */
  strange(said: readonly string[]): string[];
}

/** @param language a folder of _locales */
export function interfaceWords(language: string): InterfaceWords {
  const path = fileURLToPath(new URL(`../../_locales/${language}/messages.json`, import.meta.url));
  const texts: Record<string, { message: string }> = JSON.parse(readFileSync(path, 'utf8'));
  const forms = Object.values(texts).map(({ message }) => formOf(message));
  const isOurs = (words: string) => forms.some((form) => form.test(words));
  return {
    text: (key) => {
      const text = texts[key];
      if (!text) throw new Error(`${path} has no text '${key}'`);
      return text.message;
    },
    // After a colon may stand what the page says.
    strange: (said) => said.filter((words) => !isOurs(words) && !isOurs(words.split(': ')[0] ?? '')),
  };
}

const formOf = (message: string): RegExp =>
  new RegExp(`^${message.split(/\$\d/).map(literally).join('.+')}$`, 's');

const literally = (words: string): string => words.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');

/**
 * In the page (sent as source): all that a document says in the language of the interface, what is named for screen
 * readers included. What is marked as English, keys and addresses are left out.
 * @param selector a frame of this page; null for the page itself
 */
export function saidIn(selector: string | null): string[] {
  const frame = selector === null ? null : document.querySelector<HTMLIFrameElement>(selector);
  const page = selector === null ? document : frame?.contentDocument;
  if (!page) return [`there is no ${selector}`];
  const others = ':not(:lang(en), kbd, .address, script, style)';
  return [...page.querySelectorAll<HTMLElement>(`html, body ${others}`)].flatMap((element) => {
    const words = [...element.childNodes]
      .filter(({ nodeType }) => nodeType === Node.TEXT_NODE)
      .flatMap(({ textContent }) => textContent?.split(' · ') ?? []);
    const names = ['aria-label', 'title', 'placeholder', 'alt'].map((name) => element.getAttribute(name));
    return [...words, ...names].map((said) => said?.trim() ?? '').filter((said) => said !== '');
  });
}
