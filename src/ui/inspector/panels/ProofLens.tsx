import { useId, useState } from 'react'
import { t } from '../../../content/messages/areas/inspector.ts'
import type { Hex } from '../../../kernel/types.ts'
import type { Links } from '../Fields.tsx'
import { decodeAccount, EMPTY_ROOT, type Path, walkPath } from '../model/merkle.ts'
import { type ChainReads, useRead } from '../reads.ts'
import { Shown } from '../Shown.tsx'
import { ProofWalk, type WalkStation } from './ProofWalk.tsx'
import { readProof } from './readProof.ts'

export interface NamedSlot {
  readonly label: string
  readonly slot: Hex
}

interface ProofLensProps {
  readonly address: Hex
  readonly reads: ChainReads
  readonly links: Links
  /** Storage that has a name; none for accounts that hold no code. */
  readonly slots?: readonly NamedSlot[]
  readonly hasStorage?: boolean
}

type What = 'account' | 'stranger' | 'typed' | `slot:${Hex}`

/** An address that no key leads to, as far as anybody knows: its absence can be proven as well as any presence. */
const NOBODY: Hex = '0x00000000000000000000000000000000deadbeef'
const FIRST_SLOT = '0x0'

/** The path through the state tree, and on through the contract's own, every hash computed again before one's eyes. */
export function ProofLens({ address, reads, links, slots = [], hasStorage = false }: ProofLensProps) {
  const id = useId()
  const [what, setWhat] = useState<What>('account')
  const [typed, setTyped] = useState(FIRST_SLOT)
  const proven = what === 'stranger' ? NOBODY : address
  const slot = what === 'typed' ? slotFrom(typed) : what.startsWith('slot:') ? (what.slice(5) as Hex) : null
  const name = slots.find((each) => each.slot === slot)?.label ?? null
  return (
    <>
      <div className="ins ask">
        <label htmlFor={id}>{t('inspector.proofOf')}</label>
        <select id={id} className="input" value={what} onChange={(event) => setWhat(event.currentTarget.value as What)}>
          <option value="account">{t('inspector.proofOfAccount')}</option>
          {slots.map(({ label, slot: at }) => (
            <option key={`${at} ${label}`} value={`slot:${at}`}>
              {label}
            </option>
          ))}
          {hasStorage ? <option value="typed">{t('inspector.proofOfSlot')}</option> : null}
          <option value="stranger">{t('inspector.proofOfStranger')}</option>
        </select>
        {what === 'typed' ? (
          <input
            className="input input--mono"
            aria-label={t('inspector.proofSlot')}
            value={typed}
            aria-invalid={slot === null}
            autoComplete="off"
            spellCheck={false}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
        ) : null}
      </div>
      {what === 'typed' && slot === null ? (
        <p className="ins note" role="alert">
          {t('inspector.proofSlotWrong')}
        </p>
      ) : (
        <Walk key={`${proven} ${slot}`} address={proven} slot={slot} name={name} reads={reads} links={links} />
      )}
    </>
  )
}

/** A slot as a person writes it: a number or 0x hex. */
function slotFrom(typed: string): Hex | null {
  const trimmed = typed.trim()
  if (!/^(0x[0-9a-f]{1,64}|[0-9]{1,77})$/i.test(trimmed)) return null
  return `0x${BigInt(trimmed).toString(16).padStart(64, '0')}`
}

interface WalkProps {
  readonly address: Hex
  readonly slot: Hex | null
  readonly name: string | null
  readonly reads: ChainReads
  readonly links: Links
}

/** Nodes with one bit turned over, by whether they are the account's or the slot's, and their place. */
type Spoilt = { readonly of: 'account' | 'storage'; readonly at: number; readonly bytes: Hex } | null

function Walk({ address, slot, name, reads, links }: WalkProps) {
  const [at, setAt] = useState(0)
  const [spoilt, setSpoilt] = useState<Spoilt>(null)
  const read = useRead(reads, ['proof', address, slot], (reading) => readProof(reading, address, slot))
  return (
    <Shown read={read}>
      {(proof) => {
        const withSpoilt = (of: 'account' | 'storage', nodes: readonly Hex[]) =>
          spoilt?.of === of && spoilt.at < nodes.length ? nodes.with(spoilt.at, spoilt.bytes) : nodes
        const account = walkPath({
          root: proof.stateRoot,
          key: address,
          proof: withSpoilt('account', proof.accountProof),
        })
        const storage: Path | null =
          slot === null
            ? null
            : walkPath({ root: storageRootOf(account), key: slot, proof: withSpoilt('storage', proof.storageProof) })
        const stations: WalkStation[] = [
          { kind: 'key', of: 'account', path: account, preimage: address },
          ...account.steps.map((_, index): WalkStation => ({ kind: 'node', of: 'account', path: account, index })),
          { kind: 'account', path: account },
          ...(storage === null || slot === null
            ? []
            : [
                { kind: 'key', of: 'storage', path: storage, preimage: slot } as const,
                ...storage.steps.map(
                  (_, index): WalkStation => ({ kind: 'node', of: 'storage', path: storage, index }),
                ),
                { kind: 'slot', path: storage, name } as const,
              ]),
        ]
        return (
          <ProofWalk
            stations={stations}
            at={Math.min(at, stations.length - 1)}
            onAt={setAt}
            block={proof.block}
            links={links}
            isSpoilt={(of, index) => spoilt?.of === of && spoilt.at === index}
            onSpoil={(of, index, bytes) =>
              setSpoilt(spoilt?.of === of && spoilt.at === index ? null : { of, at: index, bytes })
            }
            onMend={spoilt === null ? null : () => setSpoilt(null)}
          />
        )
      }}
    </Shown>
  )
}

/** Not what the node says, but what the account's own leaf holds: so that everything rests on the state root. */
function storageRootOf({ value }: Path): Hex {
  const account = value === null ? null : decodeAccount(value)
  return account?.storageRoot ?? EMPTY_ROOT
}
