/**
 * What a walk through a page's claims has to know of every frame, those without a scanner too. It is sent into the
 * frames as source text, so it may use nothing outside itself.
 */

export interface FrameGlance {
  /** The frame's place: its number among its parent's frames, and so on from the top; empty for the page itself. */
  readonly path: number[];
  /** Whether the user is typing here: the focus is in a field, a list of choices or editable text. */
  readonly isTyping: boolean;
}

export function glanceAtFrame(): FrameGlance {
  const path: number[] = [];
  for (let view: Window = window; view !== view.parent; view = view.parent) {
    // Windows can be counted and compared across origins.
    let index = 0;
    while (index < view.parent.length && view.parent[index] !== view) index++;
    path.unshift(index);
  }

  /** Chromium's way and Firefox's way to look into a closed shadow root, which editors may live in. */
  type Opener = { openOrClosedShadowRoot(element: Element): ShadowRoot | null };
  const { chrome: browser } = globalThis as unknown as { chrome?: { dom?: Opener } };
  const rootOf = (element: Element): ShadowRoot | null =>
    element.shadowRoot ??
    (element as { openOrClosedShadowRoot?: ShadowRoot | null }).openOrClosedShadowRoot ??
    (element instanceof HTMLElement ? (browser?.dom?.openOrClosedShadowRoot(element) ?? null) : null);

  let focus = document.hasFocus() ? document.activeElement : null;
  for (let inner = focus; inner; inner = rootOf(inner)?.activeElement ?? null) focus = inner;
  const pressed = /^(?:button|submit|reset|image|checkbox|radio|range|color|file)$/;
  const isField =
    focus?.matches('input, textarea, select') && !pressed.test(focus.getAttribute('type') ?? '');
  const isEditable = focus instanceof HTMLElement && focus.isContentEditable;
  const hasRole = focus?.matches('[role=textbox i], [role=searchbox i], [role=combobox i]') ?? false;
  const isReadOnly = focus?.matches('input[readonly], textarea[readonly]') ?? false;
  return { path, isTyping: !isReadOnly && (isField || isEditable || hasRole) };
}
