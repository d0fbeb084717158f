/**
 * Studies at a glance: every trial that measured fat at the treated place, one dot a trial, by what it found. Pooled
 * reviews stand apart above, and belly and limbs in rows of their own, so that nobody counts votes across them.
 */
import { LOCAL_EFFECTS, type LocalEffect, type Study } from '../../shared/evidence.ts';
import { numberText, type TextKey, text } from '../../shared/interface/texts.ts';
import { element } from './nodes.ts';
import { EFFECT_WORD, studyName } from './study-entry.ts';

/** A family with fewer such trials gets the list alone. */
const LEAST_TRIALS = 3;
const SVG = 'http://www.w3.org/2000/svg';

const PLACE_WORD: Readonly<Record<LocalEffect['place'], TextKey>> = {
  belly: 'placeBelly',
  limbs: 'placeLimbs',
  face: 'placeFace',
};

interface Trial {
  readonly study: Study;
  readonly effect: LocalEffect;
}

function measured(studies: readonly Study[]): Trial[] {
  return studies.flatMap((study) => {
    const effect = study['local-effect'];
    return effect ? [{ study, effect }] : [];
  });
}

/** The picture, or null where a family has too few trials for one. */
export function glance(document: Document, studies: readonly Study[]): HTMLElement | null {
  const all = measured(studies);
  const trials = all.filter(({ effect }) => !effect.pooled);
  if (trials.length < LEAST_TRIALS) return null;
  const pooled = all.filter(({ effect }) => effect.pooled);
  return element(
    document,
    'div',
    'glance',
    ...pooled.map((review) => pooledLine(document, review)),
    trialTable(document, trials),
  );
}

function pooledLine(document: Document, { study, effect }: Trial): HTMLElement {
  const line = element(document, 'p', 'pooled');
  line.append(
    mark(document, effect.found, true),
    element(document, 'span', '', element(document, 'strong', '', text('glancePooled')), ' ', study.finding),
  );
  return line;
}

function trialTable(document: Document, trials: readonly Trial[]): HTMLElement {
  const places = [...new Set(trials.map(({ effect }) => effect.place))].sort();
  const heads = LOCAL_EFFECTS.map((found) => scoped(document, 'col', text(EFFECT_WORD[found])));
  const rows = places.map((place) => {
    const here = trials.filter(({ effect }) => effect.place === place);
    return element(
      document,
      'tr',
      '',
      scoped(document, 'row', text(PLACE_WORD[place])),
      ...LOCAL_EFFECTS.map((found) =>
        dots(
          document,
          here.filter(({ effect }) => effect.found === found),
        ),
      ),
    );
  });
  return element(
    document,
    'table',
    '',
    element(document, 'caption', '', text('glanceCaption')),
    element(document, 'thead', '', element(document, 'tr', '', element(document, 'td', ''), ...heads)),
    element(document, 'tbody', '', ...rows),
  );
}

function scoped(document: Document, scope: 'col' | 'row', label: string): HTMLElement {
  const head = element(document, 'th', '', label);
  head.scope = scope;
  return head;
}

/** A cell's dots; each says in words what the picture shows by place. */
function dots(document: Document, trials: readonly Trial[]): HTMLElement {
  const cell = element(document, 'td', '');
  if (trials.length === 0) {
    cell.append(element(document, 'span', 'unseen', text('glanceNone')));
    return cell;
  }
  const items = trials.map(({ study, effect }) => dot(document, study, effect));
  cell.append(element(document, 'ul', 'dots', ...items));
  return cell;
}

function dot(document: Document, study: Study, { found }: LocalEffect): HTMLElement {
  const n = study.n === undefined ? '' : numberText(study.n);
  const name = element(document, 'span', 'unseen', ` ${text('glancePeople')}, ${studyName(study)}`);
  return element(document, 'li', 'dot', mark(document, found, false), element(document, 'span', '', n, name));
}

/** A dot whose filling, not its colour, tells the finding: empty, half, full; a diamond for pooled reviews. */
function mark(document: Document, found: LocalEffect['found'], isPooled: boolean): SVGElement {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 16 16');
  svg.setAttribute('aria-hidden', 'true');
  const outline = isPooled ? 'M8 1 15 8 8 15 1 8Z' : 'M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2Z';
  const filling = { none: '', unclear: 'M8 2a6 6 0 0 0 0 12Z', local: outline }[found];
  for (const [shape, fill] of [
    [outline, 'none'],
    [filling, 'currentColor'],
  ] as const) {
    const path = document.createElementNS(SVG, 'path');
    path.setAttribute('d', shape);
    path.setAttribute('fill', fill);
    path.setAttribute('stroke', 'currentColor');
    path.setAttribute('stroke-width', '1.6');
    if (shape !== '') svg.append(path);
  }
  return svg;
}
