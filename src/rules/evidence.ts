/** Evidence cards and what they cite: gathered from their files, with every id looked up. */
import type { Evidence, Regulation, Study } from '../shared/evidence.ts';
import type { Problem } from './problems.ts';
import type { Path, Source } from './source.ts';

export type EvidenceFile = Omit<Evidence, 'family'>;
export type StudiesFile = Readonly<Record<string, Omit<Study, 'id'>>>;

/** Entries of files that hold them by id; an id may be given once. */
export function gatherById<T extends object>(
  sources: readonly Source<Readonly<Record<string, T>>>[],
  problems: Problem[],
): Record<string, T & { id: string }> {
  const gathered: Record<string, T & { id: string }> = {};
  for (const source of sources) {
    for (const [id, entry] of Object.entries(source.data)) {
      if (gathered[id]) problems.push(source.problem([id], `"${id}" is given twice`));
      gathered[id] = { id, ...entry };
    }
  }
  return gathered;
}

/** The cards by family. */
export function gatherEvidence(sources: readonly Source<EvidenceFile>[]): Record<string, Evidence> {
  return Object.fromEntries(sources.map(({ id, data }) => [id, { family: id, ...data }]));
}

interface Known {
  readonly studies: Readonly<Record<string, Study>>;
  readonly regulators: Readonly<Record<string, Regulation>>;
  readonly evidence: Readonly<Record<string, Evidence>>;
}

/** Tells of every id that a card names and nobody has, and of studies and families that the card must not name. */
export function reportUnknown(
  sources: readonly Source<EvidenceFile>[],
  { studies, regulators, evidence }: Known,
  problems: Problem[],
): void {
  for (const source of sources) {
    for (const { at, id } of studiesNamed(source.data)) {
      const reason = whyNotCited(studies[id], source.id);
      if (reason !== null) problems.push(source.problem(at, `study "${id}" ${reason}`));
    }
    source.data.regulators?.rules.forEach((id, i) => {
      if (!regulators[id])
        problems.push(source.problem(['regulators', 'rules', i], `unknown regulator's rule "${id}"`));
    });
    source.data.related?.forEach((family, i) => {
      const reason = whyNotRelated(family, source.id, evidence);
      if (reason !== null) problems.push(source.problem(['related', i], reason));
    });
  }
}

/** Every id of a study that a card names, with its place in the file. */
function studiesNamed(card: EvidenceFile): { at: Path; id: string }[] {
  const lists: [Path, readonly string[]][] = [
    ...(['found', 'contrary', 'instead'] as const).flatMap((part) =>
      card[part].map(({ studies = [] }, i): [Path, readonly string[]] => [[part, i, 'studies'], studies]),
    ),
    [['also'], card.also ?? []],
    [['regulators', 'cases'], card.regulators?.cases ?? []],
  ];
  return lists.flatMap(([path, ids]) => ids.map((id, i) => ({ at: [...path, i], id })));
}

function whyNotCited(study: Study | undefined, family: string): string | null {
  if (!study) return 'is unknown';
  if (study.status !== 'verified') return 'is not verified, so no card may cite it';
  return study.families.includes(family) ? null : `does not belong to the family "${family}"`;
}

function whyNotRelated(family: string, own: string, evidence: Known['evidence']): string | null {
  if (family === own) return `the card of "${family}" cannot lead to itself`;
  return Object.hasOwn(evidence, family) ? null : `unknown related family "${family}"`;
}
