/** Stands in for the extension's API where cards are mounted in an ordinary page: interface texts, and no more. */
import messages from '../../_locales/en/messages.json';

const known: Readonly<Record<string, { message: string }>> = messages;

const filled = (message: string, fill: readonly string[]): string =>
  message.replace(/\$(\d)/g, (_, number: string) => fill[Number(number) - 1] ?? '');

export default {
  i18n: {
    getMessage(key: string, fill: readonly string[] = []): string {
      if (key === '@@bidi_dir') return document.documentElement.dir || 'ltr';
      return filled(known[key]?.message ?? '', fill);
    },
  },
};
