/** Where the language deliberately differs from Terraform's, by expression, and why. */
export const differences: ReadonlyMap<string, string> = new Map([]);
