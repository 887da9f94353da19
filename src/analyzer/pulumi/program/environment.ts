/** What a program is told from outside, noted to see whether a later reading is told the same. */
import type { Value } from '../../../expression/value';
import { sameList } from '../../same-list';
import { sameValue } from '../../terraform/values';
import type { ProgramRequest } from '../declaration';

export interface Environment {
  /** The request, with everything noted that is asked of it but files. */
  readonly listen: (request: ProgramRequest) => ProgramRequest;
  /** Whether a request answers as those before. */
  readonly isSame: (request: ProgramRequest) => boolean;
}

/** With more different calls of functions of packages, nothing is known of a later reading. */
const mostInvocations = 200;

export function createEnvironment(first: ProgramRequest): Environment {
  const configuration = new Map<string, Value | undefined>();
  const invocations: { readonly token: string; readonly inputs: Value; readonly answer: Value }[] = [];
  return {
    listen: (request) => ({
      ...request,
      config: (key) => {
        const value = request.config(key);
        configuration.set(key, value);
        return value;
      },
      invoke: (token, inputs, options) => {
        const answer = request.invoke(token, inputs, options);
        const isNoted = invocations.some((each) => each.token === token && sameValue(each.inputs, inputs));
        if (!isNoted && invocations.length <= mostInvocations) invocations.push({ token, inputs, answer });
        return answer;
      },
    }),
    isSame: (request) =>
      request.project === first.project &&
      request.stack === first.stack &&
      request.directory === first.directory &&
      sameValue(request.organization, first.organization) &&
      sameList(request.entries, first.entries) &&
      sameList(request.files, first.files) &&
      invocations.length <= mostInvocations &&
      [...configuration].every(([key, value]) => sameSetting(request.config(key), value)) &&
      invocations.every(({ token, inputs, answer }) => sameValue(request.invoke(token, inputs, undefined), answer)),
  };
}

function sameSetting(a: Value | undefined, b: Value | undefined): boolean {
  return a === undefined || b === undefined ? a === b : sameValue(a, b);
}
