/** `aws/vpc.csv` becomes `aws/vpc.csv.br`, for all providers below the folder. */
export function compressRates(folder: string): Promise<void>;
/** The folder `aws` becomes the file `aws.json.br`, for all providers below the folder. */
export function compressSpecs(folder: string): Promise<void>;
