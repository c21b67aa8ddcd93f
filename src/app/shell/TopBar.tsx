import { Link } from '@tanstack/react-router'
import { t } from '../../content/messages/index.ts'
import { BrandMark } from '../../ui/marks/Brand.tsx'
import { systems } from '../registry.ts'
import { settings } from '../settings.ts'
import { useTheme } from '../theme.ts'

/** Half ink, half paper. The icon set's own has only its outline. */
function HalfDisc() {
  return (
    <svg className="ico" viewBox="0 0 20 20" aria-hidden="true">
      <circle cx="10" cy="10" r="6.5" />
      <path className="solid" d="M10 3.5a6.5 6.5 0 0 1 0 13z" />
    </svg>
  )
}

export function ThemeButton() {
  const theme = useTheme()
  const other = theme === 'night' ? 'paper' : 'night'
  const label = t(theme === 'night' ? 'common.themeToPaper' : 'common.themeToNight')
  return (
    <button
      type="button"
      className="btn btn--icon"
      aria-label={label}
      title={label}
      onClick={() => settings.getState().set({ theme: other })}
    >
      <HalfDisc />
    </button>
  )
}

export function TopBar() {
  const first = systems[0]
  return (
    <header className="top">
      <Link className="brand" to="/" aria-label={t('common.homeLink')}>
        <BrandMark />
        <span>{t('common.product')}</span>
      </Link>
      <nav aria-label={t('common.mainNav')}>
        <Link to="/course">{t('common.course')}</Link>
        {first ? (
          <Link to="/lab/$system" params={{ system: first.id }}>
            {t('common.lab')}
          </Link>
        ) : null}
        <Link to="/about">{t('common.about')}</Link>
      </nav>
      <ThemeButton />
    </header>
  )
}
