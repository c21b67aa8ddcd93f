import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { R } from '../../../../prover/field.ts'
import { fakeZk } from '../../../../testing/zkView.ts'
import { Accounts } from './StateTree.tsx'

test('a balance below zero has room in the table of accounts, and is said to be what it is', () => {
  const view = fakeZk({})
  const [first, ...others] = view.accounts
  if (first === undefined) throw new Error('Nobody has an account here.')
  const robbed = { ...view, accounts: [{ ...first, balance: (R - 2_100_000_000n).toString() }, ...others] }
  const read = (seen: typeof view): string =>
    renderToStaticMarkup(
      <Accounts
        id="l2/tree"
        view={seen}
        reads={{} as never}
        act={async () => null}
        refused={({ code }) => code}
        select={() => undefined}
      />,
    )
  expect(read(robbed)).toContain('r − 2.1<')
  expect(read(robbed)).not.toMatch(/\d{3},\d{3},\d{3},\d{3}/)
  expect(read(robbed)).toContain('order of the field')
  expect(read(view)).not.toContain('order of the field')
})
