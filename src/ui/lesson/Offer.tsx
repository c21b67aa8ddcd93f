import { useEffect, useState } from 'react'
import { t } from '../../content/messages/areas/lab.ts'
import type { AnyAction, AnyEvent, Json, Plain, Refusal } from '../../kernel/types.ts'
import { ActionFormView } from '../controls/ActionFormView.tsx'
import type { ActionForm, LabPort, LevelOffer, Prose } from '../exhibit.ts'
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
  readonly addressOtherwise: LabPort<V>['addressOtherwise']
}

/** What a step gives into one's hand: a form, filled in as far as the step needs, or one button. */
export function Offer<V extends Plain>(props: OfferProps<V>) {
  const { offer, view, events, forms, isMain, onAct, act, refused, addressOtherwise } = props
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
  if ('otherwise' in offer) {
    return <Otherwise {...offer} events={events} isMain={isMain} addressOtherwise={addressOtherwise} />
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

interface OtherwiseProps<V extends Plain> extends Pick<OfferProps<V>, 'events' | 'isMain' | 'addressOtherwise'> {
  readonly label: Prose
  readonly otherwise: { readonly [param: string]: Json }
}

/** A link and no button: it may be opened beside, copied, or sent to somebody. */
function Otherwise<V extends Plain>({ label, otherwise, events, isMain, addressOtherwise }: OtherwiseProps<V>) {
  const [address, setAddress] = useState<string | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was done so far is in the address
  useEffect(() => {
    let isWanted = true
    void addressOtherwise(otherwise).then((found) => {
      if (isWanted) setAddress(found)
    })
    return () => {
      isWanted = false
    }
  }, [otherwise, events.length])
  if (address === null) return null
  return (
    <div className="offer">
      <a className={isMain ? 'btn btn--main' : 'btn'} href={address} target="_blank" rel="noopener">
        <ProseLine prose={label} />
        <span className="vh"> {t('lab.opensBeside')}</span>
      </a>
    </div>
  )
}
