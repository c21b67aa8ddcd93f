import { Link } from '@tanstack/react-router'
import { ArrowRight } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import { t } from '../../content/messages/index.ts'
import { systems } from '../registry.ts'
import { Site } from '../shell/Site.tsx'
import { useTitle } from '../useTitle.ts'
import './home.css'
import { LedgerTable } from './Ledger.tsx'
import { createLivePayment, type LivePayment } from './livePayment.ts'
import { OpenInLab } from './OpenInLab.tsx'
import type { Picture } from './picture.ts'
import { Section } from './Section.tsx'
import { SectionNarrow } from './SectionNarrow.tsx'

export function HomePage() {
  useTitle(null)
  const [payment] = useState(createLivePayment)
  const picture = useStore(payment.store)
  useEffect(() => () => void payment.stop(), [payment])
  return (
    <Site>
      <section className="first" aria-label={t('home.theDrawing')}>
        <div>
          <h1>{t('home.title')}</h1>
          <Acts picture={picture} payment={payment} />
        </div>
        <div>
          <Section picture={picture} />
          <SectionNarrow picture={picture} />
          <LedgerTable picture={picture} />
        </div>
      </section>
      <Ways />
      <Kinds />
      <svg width="0" height="0" className="defs" aria-hidden="true">
        <defs>
          <pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <path className="hatch-line" d="M0 0V6" />
          </pattern>
        </defs>
      </svg>
    </Site>
  )
}

/** What the drawing shows, in one sentence. Only a change of state is announced, not every second of the countdown. */
function said(picture: Picture): string {
  const { phase, countdown, receipt } = picture
  if (phase === 'failed') return t('home.failedText', { reason: picture.failure ?? '' })
  if (phase === 'starting') return t('home.starting')
  if (phase === 'ready') return t('home.nextBlockIn', { seconds: countdown ?? 0 })
  if (phase === 'waiting') return t('home.waiting', { seconds: countdown ?? 0 })
  if (phase === 'skipping') return t('home.skipping')
  if (phase === 'included' && receipt) {
    const { block, agreeing } = receipt
    return agreeing > 0 ? t('home.included', { block, nodes: agreeing }) : t('home.includedPlain', { block })
  }
  if (phase === 'final' && receipt) return t('home.final', { block: receipt.block })
  return t('home.idle')
}

function Acts({ picture, payment }: { picture: Picture; payment: LivePayment }) {
  const { phase } = picture
  const busy = phase === 'starting' || phase === 'waiting' || phase === 'skipping'
  const sent = phase === 'included' || phase === 'final'
  return (
    <>
      <div className="acts">
        <button
          type="button"
          className={`btn ${sent ? '' : 'btn--main'}`}
          aria-disabled={busy}
          onPointerEnter={() => void payment.warm()}
          onFocus={() => void payment.warm()}
          onClick={() => void payment.send()}
        >
          {t(phase === 'failed' ? 'home.tryAgain' : sent ? 'home.sendAgain' : 'home.sendOnL1')}
        </button>
        {phase === 'included' || phase === 'skipping' ? (
          <button
            type="button"
            className="btn btn--main"
            aria-disabled={phase === 'skipping'}
            onClick={() => void payment.skipToFinal()}
          >
            {t('home.skipToFinal')}
          </button>
        ) : null}
        {sent ? <OpenInLab payment={payment} main={phase === 'final'} /> : null}
      </div>
      {phase === 'failed' ? <h2 className="say-title">{t('home.failedTitle')}</h2> : null}
      <p className="say">{said(picture)}</p>
      <p className="vh" aria-live="polite" key={phase}>
        {phase === 'idle' ? '' : said(picture)}
      </p>
    </>
  )
}

function Ways() {
  const first = systems[0]
  return (
    <section className="ways" aria-label={t('home.waysLabel')}>
      <Link to="/course">
        <b>{t('common.course')}</b>
        <ArrowRight aria-hidden="true" />
        <p>{t('home.courseText')}</p>
      </Link>
      {first ? (
        <Link to="/lab/$system" params={{ system: first.id }}>
          <b>{t('common.lab')}</b>
          <ArrowRight aria-hidden="true" />
          <p>{t('home.labText')}</p>
        </Link>
      ) : null}
    </section>
  )
}

function Kinds() {
  return (
    <section className="kinds" aria-labelledby="kinds">
      <h2 id="kinds">
        {t('home.kindsTitle')} <span>{t('home.kindsLine')}</span>
      </h2>
      <ul>
        {systems.map(({ id, title, line, Thumbnail }) => (
          <li key={id}>
            <Link to="/lab/$system" params={{ system: id }}>
              <Thumbnail />
              <b>{t(title)}</b>
              <small>{t(line)}</small>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}
