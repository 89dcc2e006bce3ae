/** A whole answer, so that a test names only the part it speaks of. */
import type { Answer, Revision } from '../../shared/src/domain/check-in.ts'

export const sampleAnswer: Answer = {
  weather: 'cloudy',
  progress: '11月末現在、電子決裁率62.3％。',
  direction: 'continue',
  directionReason: 'keepTrying',
  directionReasonText: '',
  figures: [],
  milestones: [],
  issue: '',
  nextAction: '',
  consultation: null,
  nextYearNeeds: [],
  unchanged: false,
}

export function sampleRevision(
  part: Pick<Revision, 'measureId' | 'revision' | 'answeredBy'> & Partial<Revision>,
): Revision {
  return {
    roundId: '2025Q3',
    answer: sampleAnswer,
    recordedFor: null,
    answeredAt: new Date('2025-12-16T01:42:00Z'),
    sample: false,
    nonce: `nonce-${part.revision}`,
    ...part,
  }
}
