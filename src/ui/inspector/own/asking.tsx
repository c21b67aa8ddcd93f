import { useState } from 'react'
import { t } from '../../../content/messages/areas/inspector.ts'
import { plainProse } from '../../../content/plainProse.ts'
import type { AnyAction, Refusal } from '../../../kernel/types.ts'
import type { LensProps } from '../../exhibit.ts'

type Props = LensProps<never>

/** Asks for an action, and keeps why the last one was refused. */
export function useAsk(act: Props['act']) {
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const ask = async (action: AnyAction): Promise<boolean> => {
    const answer = await act(action)
    setRefusal(answer)
    return answer === null
  }
  return { refusal, ask }
}

interface RefusedLineProps extends Pick<Props, 'refused'> {
  readonly refusal: Refusal | null
}

/** Why not, in the words that the forms use. */
export function RefusedLine({ refusal, refused }: RefusedLineProps) {
  if (refusal === null) return null
  return (
    <p className="aform__refusal" role="alert">
      <b>{t('inspector.nothingDone')}</b>
      {plainProse(refused(refusal))}
    </p>
  )
}
