/** Who all diagnostics of Costline are from, as the Problems view says it. */
export const diagnosticSource = 'Costline';
