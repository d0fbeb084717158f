/** The colours that the user prefers, for one of the extension's own pages. design.css knows the attribute. */
import type { Theme } from '../settings/preferences.ts';

export function applyTheme(document: Document, theme: Theme): void {
  document.documentElement.dataset.theme = theme;
}
