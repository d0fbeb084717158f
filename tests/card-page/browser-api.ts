/** Stands in for the extension's API where cards are mounted in an ordinary page: interface texts, and no more. */
import de from '../../_locales/de/messages.json';
import en from '../../_locales/en/messages.json';
import es from '../../_locales/es/messages.json';
import fr from '../../_locales/fr/messages.json';

type Texts = Readonly<Record<string, { message: string }>>;

const LANGUAGES: Readonly<Record<string, Texts>> = { de, en, es, fr };

/** The texts of the page's own language. */
const texts = (): Texts => LANGUAGES[document.documentElement.lang] ?? en;

const filled = (message: string, fill: readonly string[]): string =>
  message.replace(/\$(\d)/g, (_, number: string) => fill[Number(number) - 1] ?? '');

export default {
  i18n: {
    getMessage(key: string, fill: readonly string[] = []): string {
      if (key === '@@bidi_dir') return document.documentElement.dir || 'ltr';
      return filled(texts()[key]?.message ?? '', fill);
    },
  },
};
