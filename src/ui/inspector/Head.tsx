import type { SimplificationId } from '../../content/simplified.ts'
import { ProseText } from '../lesson/ProseText.tsx'
import { StateGlyph } from '../marks/StateGlyph.tsx'
import type { StateWord } from './model/block.ts'

interface HeadProps {
  readonly title: string
  readonly state: StateWord | { readonly words: string } | null
  readonly simplified?: SimplificationId
}

/** What is inspected and how it stands, before any lens. */
export function Head({ title, state, simplified }: HeadProps) {
  return (
    <>
      <div className="ins__head">
        <h2>{title}</h2>
        {simplified === undefined ? null : <ProseText prose={`{simplified:${simplified}}`} />}
      </div>
      {state === null ? null : (
        <p className="ins__state">
          {'glyph' in state ? <StateGlyph state={state.glyph} /> : null}
          <span>{state.words}</span>
        </p>
      )}
    </>
  )
}
