// Takes in what was answered in a check-in.
import type { Option, QuestionId } from '../../knowledge/questions.ts';
import type { Failure, StepState } from '../checkin/asking.ts';
import type { Answer, Talk } from './talk.ts';

/**
 * The talk with what was answered in its check-in so far: answers, steps, and what complaints say of the need. Also done
 * where the check-in ends without its end, so that nothing that people said is lost.
 */
export function applied(talk: Talk): Talk {
  const answers = { ...talk.answers };
  const steps = { ...talk.steps };
  for (const [id, { value, by, at, ...words }] of Object.entries(talk.review?.said ?? {})) {
    const how = words.quote === undefined ? 'clicked' : 'said';
    const answer = (option: Option): Answer => ({ option, how, by, at, firm: true, ...words });
    if (id.startsWith('a-')) {
      const question = id.slice(2) as QuestionId;
      // The same answer again keeps the number and the words that it came with.
      const before = answers[question];
      const newer = before !== undefined && Date.parse(before.at) > Date.parse(at);
      const isNews = before?.option !== value || words.number !== undefined;
      if (isNews && !newer) answers[question] = answer(value as Option);
    } else if (id.startsWith('s-')) steps[id.slice(2)] = value as StepState;
    else {
      const told = complaint(value as Failure, answers.need?.option);
      if (told) answers[told.question] = answer(told.option);
    }
  }
  return { ...talk, answers, steps };
}

/** Complaints about the way of answering turn facts into both, and the other way round; too slow is a pressure. */
function complaint(
  failure: Failure,
  need: string | undefined,
): { question: QuestionId; option: Option } | undefined {
  if (failure === 'manner' && need === 'facts') return { question: 'need', option: 'both' };
  if (failure === 'facts' && need === 'behaviour') return { question: 'need', option: 'both' };
  if (failure === 'slow' && (need === 'behaviour' || need === 'both'))
    return { question: 'pressure', option: 'yes' };
  return undefined;
}
