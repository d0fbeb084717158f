/**
 * Signs of a framework in a document with an origin of its own (a sandboxed or data: frame), where the page's own
 * world is not asked: if the sandbox forbids scripts, Chromium puts an error into the page's console for asking, and
 * nothing that a content script can see tells whether it does (https://bugs.webkit.org/show_bug.cgi?id=103274 is
 * where that message comes from). No other document can reach into such a frame, so without a script nobody owns
 * its nodes; with one, somebody might.
 *
 * @returns null where the page's own world has to be asked
 */
export function sandboxSigns({ defaultView, scripts }: Document): string[] | null {
  if (defaultView?.origin !== 'null') return null;
  return scripts.length === 0 ? [] : ['scripts in a sandbox'];
}
