/**
 * Whether an SSM parameter is one of the public ones that hold IDs of images. Which ID is not known before the template is
 * deployed, but the path tells the operating system, which is billed, so that it stays as it is written.
 * https://docs.aws.amazon.com/systems-manager/latest/userguide/parameter-store-finding-public-parameters.html
 */
export function namesImage(parameter: string): boolean {
  return /^\/aws\/service\/(ami-|ecs\/optimized-ami|eks\/optimized-ami|bottlerocket\/|canonical\/|debian\/|suse\/)/.test(
    parameter,
  );
}
