/** Cards that jobs send of ご相談, 引き継ぎ and the closing; `cards/decision-cards.ts` draws them. */
import type { Round } from '../../../shared/src/domain/round.ts'
import type { SuccessorPack } from '../../../shared/src/domain/successor-pack.ts'
import type {
  ClosingPicture,
  DarkerSky,
  LeaderToReplace,
  OwnOutcome,
  ShownConsultation,
  ShownHandOver,
} from './decision-views.ts'

/** `Message`: what can be sent. */
export interface DecisionCards<Message> {
  /** To whoever holds it; `isHolder` is false once it has gone elsewhere. */
  consultation(shown: ShownConsultation, isHolder: boolean): Message
  /** To the leader. */
  consultationAnswered(shown: ShownConsultation): Message
  /** To the manager. */
  worsening(round: Round, darker: readonly DarkerSky[]): Message
  /** To the receiver. */
  handOverAsked(shown: ShownHandOver, pack: SuccessorPack): Message
  /** To whoever offered. */
  handOverSettled(shown: ShownHandOver): Message
  successor(shown: ShownHandOver, pack: SuccessorPack): Message
  /** To whoever may name a successor. */
  leadersGone(gone: readonly LeaderToReplace[]): Message
  closing(picture: ClosingPicture, step: 'toPmo' | 'toProgrammeManager' | 'confirmed' | 'toOwner'): Message
  /** To leaders and managers. */
  outcomes(round: Round, own: readonly OwnOutcome[]): Message
}
