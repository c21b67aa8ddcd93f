import { Link, useNavigate } from '@tanstack/react-router'
import { ChevronDown, Command, FolderOpen, Link2, Presentation } from 'lucide-react'
import { t } from '../../content/messages/areas/lab.ts'
import { ChoiceMenu } from '../../ui/controls/ChoiceMenu.tsx'
import type { AnyExhibit } from '../../ui/exhibit.ts'
import { BrandMark } from '../../ui/marks/Brand.tsx'
import { systemById, systems } from '../registry.ts'
import { ThemeButton } from '../shell/TopBar.tsx'
import { Clock } from './Clock.tsx'
import type { Lab } from './session.ts'
import { Transport } from './Transport.tsx'

interface LabBarProps {
  readonly lab: Lab
  readonly exhibit: AnyExhibit
  /** The position below which nothing can be undone: what the level itself began with. */
  readonly floor: number
  readonly presenting: boolean
  readonly inspectorOpen: boolean
  readonly onShare: () => void
  readonly onOpen: () => void
  readonly onPalette: () => void
  readonly onPresent: () => void
  readonly onInspect: () => void
}

export function LabBar({
  lab,
  exhibit,
  floor,
  presenting,
  inspectorOpen,
  onShare,
  onOpen,
  onPalette,
  onPresent,
  onInspect,
}: LabBarProps) {
  const navigate = useNavigate()
  const system = exhibit.id
  const here = systemById(system)
  return (
    <header className="bar">
      <div className="bar__id">
        <Link className="brand" to="/" aria-label={t('common.homeLink')}>
          <BrandMark />
          <span>{t('common.product')}</span>
        </Link>
        <ChoiceMenu
          className="btn switch"
          label={`${here ? t(here.title) : system}. ${t('lab.systemSwitch')}`}
          value={system}
          choices={systems.map(({ id, title, line }) => ({ value: id, label: t(title), note: t(line) }))}
          onChoose={(id) => void navigate({ to: '/lab/$system', params: { system: id } })}
        >
          <b>{here ? t(here.title) : system}</b>
          <ChevronDown aria-hidden="true" />
        </ChoiceMenu>
        <div className="bar__tools">
          <button
            type="button"
            className="btn btn--icon"
            aria-label={t('lab.shareMoment')}
            title={t('lab.shareMoment')}
            onClick={onShare}
          >
            <Link2 aria-hidden="true" />
            <span>{t('lab.share')}</span>
          </button>
          <button
            type="button"
            className="btn btn--icon"
            aria-label={t(presenting ? 'lab.presentStop' : 'lab.present')}
            aria-pressed={presenting}
            title={t(presenting ? 'lab.presentStop' : 'lab.present')}
            onClick={onPresent}
          >
            <Presentation aria-hidden="true" />
            <span>{t(presenting ? 'lab.presentStop' : 'lab.present')}</span>
          </button>
          <button
            type="button"
            className="btn btn--icon only-wide"
            aria-label={t('lab.worldsTitle')}
            title={t('lab.worldsTitle')}
            onClick={onOpen}
          >
            <FolderOpen aria-hidden="true" />
          </button>
          <button
            type="button"
            className="btn btn--icon"
            aria-label={t('lab.commands')}
            title={t('lab.commands')}
            onClick={onPalette}
          >
            <Command aria-hidden="true" />
          </button>
          <ThemeButton />
        </div>
      </div>
      <Clock lab={lab} exhibit={exhibit} />
      <Transport lab={lab} floor={floor} inspectorOpen={inspectorOpen} onInspect={onInspect} />
    </header>
  )
}
