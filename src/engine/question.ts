/** Questions about other resources that an estimate depends on, with their answers. */
import type { RelatedResources, Resource } from '../analyzer/resource';
import { reveal, UnknownValue, type Value } from '../expression/value';

export type Question =
  | {
      readonly kind: 'find';
      readonly type: string;
      /** What the analyzer says of the type at the time of the answer. */
      readonly state: unknown;
      readonly value: Value;
      readonly attributes: readonly string[];
      readonly answer: Resource | undefined;
    }
  | {
      readonly kind: 'referring';
      /** The resource that is referred to, one found before; absent where it is the one that is priced. */
      readonly to: Resource | undefined;
      readonly type: string;
      /** What the analyzer says of the type at the time of the answer. */
      readonly state: unknown;
      readonly attribute: string;
      readonly value: Value | undefined;
      readonly answer: readonly Resource[];
    };

/** Notes every question that the estimate of a resource asks, with its answer. */
export function recording(related: RelatedResources, questions: Question[], resource: Resource): RelatedResources {
  return {
    state: (type) => related.state(type),
    find: (from, type, value, attributes) => {
      const answer = related.find(from, type, value, attributes);
      if (meansSomething(value))
        questions.push({ kind: 'find', type, state: related.state(type), value, attributes, answer });
      return answer;
    },
    referring: (to, type, attribute, value) => {
      const answer = related.referring(to, type, attribute, value);
      questions.push({
        kind: 'referring',
        to: to === resource ? undefined : to,
        type,
        state: related.state(type),
        attribute,
        value,
        answer,
      });
      return answer;
    },
  };
}

/** A value that is neither text nor a reference finds nothing, whatever there is. */
function meansSomething(value: Value): boolean {
  const plain = reveal(value);
  return plain instanceof UnknownValue ? plain.cause.reference !== undefined : typeof plain === 'string';
}

/** Whether all questions still have their answers; where nothing of a type has changed they need not be asked. */
export function stillHold(questions: readonly Question[], resource: Resource, related: RelatedResources): boolean {
  return questions.every(
    (question) => question.state === related.state(question.type) || hasAnswer(question, resource, related),
  );
}

/** Whether a question, asked for a resource now, has the answer that it had. */
export function hasAnswer(question: Question, resource: Resource, related: RelatedResources): boolean {
  if (question.kind === 'find') {
    return related.find(resource, question.type, question.value, question.attributes) === question.answer;
  }
  // What was found is the identical resource as long as the question that found it, which is asked before, has its answer.
  const now = related.referring(question.to ?? resource, question.type, question.attribute, question.value);
  return now.length === question.answer.length && now.every((other, index) => other === question.answer[index]);
}
