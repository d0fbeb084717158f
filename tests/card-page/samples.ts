/** A claim for each family, as detection would hand it to the card. */
import type { Slot } from '../../src/detect/claim.ts';
import type { ClaimConcepts } from '../../src/shared/evidence.ts';

export interface CardSample {
  readonly family: string;
  readonly rule: string;
  readonly quote: string;
  readonly words: Readonly<Partial<Record<Slot, string>>>;
  readonly concepts: ClaimConcepts;
}

export const SAMPLES: readonly CardSample[] = [
  {
    family: 'exercise-region',
    rule: 'exercise-region',
    quote: 'Do 50 crunches a day to burn belly fat.',
    words: { means: 'crunches', effect: 'burn belly fat', region: 'belly' },
    concepts: { means: 'exercise', region: 'belly' },
  },
  {
    family: 'quick-fix',
    rule: 'time-promise',
    quote: 'The 7-day reset that melts your love handles in just ten minutes a day.',
    words: { means: 'reset', effect: 'melts', region: 'love handles' },
    concepts: { means: 'programme', region: 'belly' },
  },
  {
    family: 'toning',
    rule: 'tone-and-slim',
    quote: 'These moves tone and slim your arms.',
    words: { means: 'moves', effect: 'slim', region: 'arms' },
    concepts: { means: 'exercise', region: 'arms' },
  },
  {
    family: 'hiit-cardio-belly',
    rule: 'hiit-session',
    quote: 'This 10-minute HIIT blast torches stubborn belly fat.',
    words: { means: '10-minute HIIT', effect: 'torches', region: 'belly' },
    concepts: { means: 'cardio-session', region: 'belly' },
  },
  {
    family: 'supplements-foods',
    rule: 'supplement',
    quote: 'Our detox teas target stubborn fat around the waist.',
    words: { means: 'detox teas', effect: 'target stubborn fat', region: 'waist' },
    concepts: { means: 'supplement', region: 'belly' },
  },
  {
    family: 'creams-wraps-devices',
    rule: 'garment',
    quote: 'Sculpt an hourglass and sweat off belly fat with our waist trainer.',
    words: { means: 'waist trainer', effect: 'sweat off belly fat', region: 'belly' },
    concepts: { means: 'garment', region: 'belly' },
  },
  {
    family: 'massage-heat-vibration',
    rule: 'massage-heat-vibration',
    quote: 'Lymphatic massage breaks down fat on your thighs.',
    words: { means: 'Lymphatic massage', effect: 'breaks down fat', region: 'thighs' },
    concepts: { means: 'massage', region: 'thighs' },
  },
  {
    family: 'blood-flow',
    rule: 'blood-flow',
    quote: 'More blood flow to the thighs burns off the fat there.',
    words: { means: 'blood flow', effect: 'burns off the fat', region: 'thighs' },
    concepts: { means: 'blood-word', region: 'thighs' },
  },
  {
    family: 'fibre-type',
    rule: 'fibre-type',
    quote: 'Fast-twitch training burns the fat on your thighs.',
    words: { means: 'Fast-twitch', effect: 'burns the fat', region: 'thighs' },
    concepts: { means: 'fibre-word', region: 'thighs' },
  },
  {
    family: 'fat-into-muscle',
    rule: 'muscle-from-fat',
    quote: 'Turn your belly fat into rock-hard muscle.',
    words: { effect: 'Turn your belly fat into rock-hard muscle', region: 'belly' },
    concepts: { region: 'belly' },
  },
  {
    family: 'cortisol-belly',
    rule: 'cortisol-product',
    quote: 'These gummies lower cortisol and melt your stress belly.',
    words: { means: 'gummies', effect: 'melt', region: 'stress belly' },
    concepts: { means: 'supplement', region: 'belly' },
  },
  {
    family: 'sex-genes',
    rule: 'sex-genes',
    quote: 'A plan for your body type that targets stubborn female hip fat.',
    words: { means: 'body type', effect: 'targets stubborn female hip fat', region: 'hip' },
    concepts: { means: 'type-word', region: 'hips' },
  },
  {
    family: 'face',
    rule: 'face',
    quote: 'Five minutes of face yoga a day slims your double chin.',
    words: { means: 'face yoga', effect: 'slims', region: 'double chin' },
    concepts: { means: 'exercise', region: 'face-bulge' },
  },
  {
    family: 'local-medical',
    rule: 'device',
    quote: 'Fat freezing removes your love handles for good.',
    words: { means: 'Fat freezing', effect: 'removes', region: 'love handles' },
    concepts: { region: 'belly' },
  },
];
