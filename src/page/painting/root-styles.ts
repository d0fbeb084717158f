/**
 * Brings the style of marks and highlights into shadow roots, where the style sheet that the browser injected for us
 * does not reach.
 */
import css from '../annotations.css';

export class RootStyles {
  private readonly styles = new Map<ShadowRoot, HTMLStyleElement>();

  /** Makes sure that text in this element can be painted. */
  reach(element: Element): void {
    const root = element.shadowRoot ?? element.getRootNode();
    if (!(root instanceof ShadowRoot) || this.styles.has(root)) return;
    const style = element.ownerDocument.createElement('style');
    style.setAttribute('data-spotcheck-style', '');
    style.textContent = css;
    root.append(style);
    this.styles.set(root, style);
  }

  /** Takes every style away again. */
  clear(): void {
    for (const style of this.styles.values()) style.remove();
    this.styles.clear();
  }
}
