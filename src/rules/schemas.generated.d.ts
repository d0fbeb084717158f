import type { Validator } from './source.ts';

/** Made by scripts/make-validators.mjs from rules/schema/: precompiled, because an extension may not use `eval`. */
export declare const validateClaim: Validator;
export declare const validateVocabulary: Validator;
export declare const validateEvidence: Validator;
export declare const validateStudies: Validator;
export declare const validateRegulators: Validator;
export declare const validateWording: Validator;
export declare const validateSigns: Validator;
export declare const validateWeights: Validator;
