import { useEffect, useState } from 'react'
import { t } from '../../content/messages/areas/lab.ts'
import { localise } from '../../content/messages/index.ts'
import { plainProse } from '../../content/plainProse.ts'
import type { ActionOffer } from '../../kernel/types.ts'
import { ActionFormView } from '../../ui/controls/ActionFormView.tsx'
import type { ActionForm, AnyExhibit } from '../../ui/exhibit.ts'
import { refusalWords } from './refusalWords.ts'
import type { Lab } from './session.ts'
import { type Snapshot, useOffers } from './useSnapshot.ts'

/** A form that the palette asked for; the number changes with each asking, so that asking twice opens it twice. */
export interface AskedForm {
  readonly type: string
  readonly asked: number
}

interface ActionsPanelProps {
  readonly lab: Lab
  readonly exhibit: AnyExhibit
  readonly snapshot: Snapshot
  readonly asked: AskedForm | null
}

/** Everything that can be asked for, each with its live reason why not. */
export function ActionsPanel({ lab, exhibit, snapshot, asked }: ActionsPanelProps) {
  const offers = useOffers(lab, snapshot)
  const { moment, head } = snapshot
  const past = moment.position !== head.position || moment.seq !== head.seq
  return (
    <section className="actions" aria-label={t('lab.actions')}>
      <h2 className="h-sec">{t('lab.actionsTitle')}</h2>
      {past ? <p className="pastnote note">{t('lab.actionPast')}</p> : null}
      {exhibit.forms.length === 0 ? <p>{t('lab.actionsNone')}</p> : null}
      {groupsOf(exhibit.forms).map(({ group, forms }) => (
        <div key={group ?? ''} className="actions__list">
          {group === null ? null : <h3 className="actions__group">{plainProse(localise(group))}</h3>}
          {forms.map((form) => (
            <Action
              key={form.type}
              lab={lab}
              exhibit={exhibit}
              form={form}
              snapshot={snapshot}
              offer={offers.find((offer) => offer.type === form.type) ?? null}
              asked={asked?.type === form.type ? asked.asked : null}
            />
          ))}
        </div>
      ))}
    </section>
  )
}

interface FormGroup {
  readonly group: string | null
  readonly forms: AnyExhibit['forms']
}

/** In the order of the list; a heading stands once, over what follows it. */
function groupsOf(forms: AnyExhibit['forms']): readonly FormGroup[] {
  const groups = [...new Set(forms.map(({ group }) => group ?? null))]
  return groups.map((group) => ({ group, forms: forms.filter((form) => (form.group ?? null) === group) }))
}

interface ActionProps {
  readonly lab: Lab
  readonly exhibit: AnyExhibit
  // biome-ignore lint/suspicious/noExplicitAny: the form's view is its exhibit's own
  readonly form: ActionForm<any>
  readonly snapshot: Snapshot
  readonly offer: ActionOffer | null
  readonly asked: number | null
}

function Action({ lab, exhibit, form, snapshot, offer, asked }: ActionProps) {
  const [open, setOpen] = useState(false)
  const id = `action-${form.type}`
  useEffect(() => {
    if (asked === null) return
    setOpen(true)
    const details = document.getElementById(id)
    details?.scrollIntoView({ block: 'nearest' })
    requestAnimationFrame(() => details?.querySelector<HTMLElement>('select, input, button')?.focus())
  }, [asked, id])
  const why = offer?.why ?? null
  return (
    <details
      id={id}
      open={open}
      className={why ? 'is-closed' : ''}
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary>
        {plainProse(localise(form.title))}
        {why ? <small>{t('lab.notNow', { why: plainProse(localise(refusalWords(exhibit, why))) })}</small> : null}
      </summary>
      {open ? (
        <ActionFormView
          form={form}
          view={snapshot.view}
          act={lab.act}
          refused={(refusal) => refusalWords(exhibit, refusal)}
        />
      ) : null}
    </details>
  )
}
