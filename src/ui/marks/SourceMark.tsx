import { t } from '../../content/messages/index.ts'

/** Stands directly after a number that the engine has just produced. */
export const Measured = () => <span className="tag tag--measured">{t('common.measured')}</span>
