/** Icons as line drawings in the colour of the text beside them. */

const SVG = 'http://www.w3.org/2000/svg';

const STROKE = {
  fill: 'none',
  stroke: 'currentColor',
  'stroke-width': '1.8',
  'stroke-linecap': 'round',
  'stroke-linejoin': 'round',
};

/**
 * An icon of one path, hidden from screen readers: whatever it stands beside or in says the same in words.
 * @param outline path data on a 20×20 grid.
 */
export function lineIcon(document: Document, outline: string): SVGElement {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 20 20');
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('d', outline);
  for (const [name, value] of Object.entries(STROKE)) path.setAttribute(name, value);
  svg.append(path);
  return svg;
}
