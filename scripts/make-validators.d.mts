/** Writes src/rules/schemas.generated.js: the validators of rules/schema/ as plain code, without `eval`. */
export declare function makeValidators(): Promise<void>;
