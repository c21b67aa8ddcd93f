import type { AnyAction, AnyEvent, Plain, Refusal } from '../../kernel/types.ts'
import { ActionFormView } from '../controls/ActionFormView.tsx'
import type { ActionForm, LevelOffer, Prose } from '../exhibit.ts'
import { ProseLine } from './ProseText.tsx'

interface OfferProps<V extends Plain> {
  readonly offer: LevelOffer<V>
  readonly view: V
  readonly events: readonly AnyEvent[]
  readonly forms: readonly ActionForm<V>[]
  /** The one filled button, while the step is not done. */
  readonly isMain: boolean
  /** Asks for it without words: a button’s refusal is told by the pane. */
  readonly onAct: (action: AnyAction) => void
  readonly act: (action: AnyAction) => Promise<Refusal | null>
  readonly refused: (refusal: Refusal) => Prose
}

/** What a step gives into one's hand: a form, filled in as far as the step needs, or one button. */
export function Offer<V extends Plain>({ offer, view, events, forms, isMain, onAct, act, refused }: OfferProps<V>) {
  if ('form' in offer) {
    const form = forms.find((each) => each.type === offer.form)
    if (!form) return null
    return (
      <div className="offer">
        <ActionFormView
          form={form}
          view={view}
          initial={offer.initial ?? {}}
          act={act}
          refused={refused}
          submit={offer.label}
          only={offer.fields}
          isMain={isMain}
        />
      </div>
    )
  }
  const { label, action } = offer
  return (
    <div className="offer">
      <button type="button" className={isMain ? 'btn btn--main' : 'btn'} onClick={() => onAct(action(view, events))}>
        <ProseLine prose={typeof label === 'function' ? label(view, events) : label} />
      </button>
    </div>
  )
}
