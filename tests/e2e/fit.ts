/** What of a page's text has not the room that it needs. */

/**
 * In the page (sent as source): a line for each element whose words stand outside the window or are wider than their
 * box. Lists to choose from are measured by their widest choice.
 * @param selector a frame of this page; null for the page itself
 */
export function textWithoutRoom(selector: string | null): string[] {
  const frame = selector === null ? null : document.querySelector<HTMLIFrameElement>(selector);
  const page = selector === null ? document : frame?.contentDocument;
  if (!page) return [`there is no ${selector}`];
  const width = page.documentElement.clientWidth;
  const faults = [...page.querySelectorAll<HTMLElement>('body *')].flatMap((element) => {
    if (!element.checkVisibility() || element.closest('.unseen, svg')) return [];
    const hasWords = [...element.childNodes].some(
      ({ nodeType, textContent }) => nodeType === Node.TEXT_NODE && textContent?.trim(),
    );
    const isList = element.localName === 'select';
    if (!hasWords && !isList) return [];
    const { left, right } = element.getBoundingClientRect();
    let fault = '';
    if (left < -1 || right > width + 1) fault = `stands at ${left} to ${right} of ${width}`;
    else if (isList) {
      const given = element.offsetWidth;
      const before = element.style.cssText;
      element.style.cssText = 'inline-size: max-content; max-inline-size: none; flex: none';
      const needed = element.offsetWidth;
      element.style.cssText = before;
      if (needed > given + 1) fault = `has ${given} of ${needed}`;
    } else if (element.clientWidth > 0 && element.scrollWidth > element.clientWidth + 1)
      fault = `has ${element.clientWidth} of ${element.scrollWidth}`;
    return fault ? [`${element.localName}#${element.id} ${fault}: ${element.textContent?.slice(0, 60)}`] : [];
  });
  const { scrollWidth } = page.documentElement;
  return scrollWidth > width ? [...faults, `the page is ${scrollWidth} wide in ${width}`] : faults;
}
