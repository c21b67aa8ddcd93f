import { t } from '../../../content/messages/areas/inspector.ts'
import { type DecodedArgument, decodeCall, decodeCreation, decodeLog, decodeRevert } from '../../../l1/trace/abi.ts'
import type { Trace } from '../../../l1/trace/trace.ts'
import { groupDigits } from '../../../lib/format.ts'
import { bytesToHex } from '../../../lib/hex.ts'
import { exactEth } from '../../l1/words.ts'
import { AccountRef, Fields, type Links } from '../Fields.tsx'
import type { Known } from '../known.ts'
import { byteCount } from '../model/account.ts'
import { balanceChanges } from '../model/balances.ts'
import { argumentRows, revertWords } from '../model/decoded.ts'
import { feeOf } from '../model/gas.ts'
import type { ReceiptFacts, TxFacts } from '../model/tx.ts'

interface EffectsProps {
  readonly tx: TxFacts
  readonly receipt: ReceiptFacts
  readonly trace: Trace
  readonly known: Known
  readonly links: Links
}

/** What came of it. */
export function TxEffects({ tx, receipt, trace, known, links }: EffectsProps) {
  return (
    <>
      {receipt.ok ? (
        <Answer tx={tx} trace={trace} known={known} links={links} />
      ) : (
        <Reverted trace={trace} known={known} links={links} />
      )}
      <Logs receipt={receipt} known={known} links={links} />
      <Balances tx={tx} receipt={receipt} trace={trace} links={links} />
    </>
  )
}

type Part<K extends keyof EffectsProps> = Pick<EffectsProps, K | 'links'>

/** What it asks for: known as soon as it is signed. */
export function TxAsked({ tx, known, links }: Part<'tx' | 'known'>) {
  const call =
    tx.to === null
      ? decodeCreation(known.registry, tx.input)
      : decodeCall(known.registry, { to: tx.to, input: tx.input })
  const size = groupDigits(byteCount(tx.input))
  return (
    <div className="ins">
      <h3 className="h-sec">{t('inspector.callTitle')}</h3>
      {call === null ? (
        <p className="note">
          {tx.input === '0x'
            ? t('inspector.callNone')
            : t('inspector.callUnknown', { bytes: t('inspector.bytes', { n: size }) })}
        </p>
      ) : (
        <>
          <Signature contract={call.contract} name={call.name} parameters={call.arguments} />
          {call.isGuess ? <p className="note">{t('inspector.callGuess')}</p> : null}
          <Fields rows={argumentRows(call.arguments)} links={links} />
        </>
      )}
    </div>
  )
}

const Signature = ({
  contract,
  name,
  parameters,
}: {
  contract: string
  name: string
  parameters: readonly DecodedArgument[]
}) => (
  <p className="instr">
    {name}({parameters.map((parameter) => parameter.type).join(', ')}) <span>{contract}</span>
  </p>
)

function Answer({ tx, trace, known, links }: Part<'tx' | 'trace' | 'known'>) {
  const output = trace.frames[0]?.output ?? new Uint8Array()
  const call =
    tx.to === null ? null : decodeCall(known.registry, { to: tx.to, input: tx.input, output: bytesToHex(output) })
  if (call === null || call.results === null || call.results.length === 0) return null
  return (
    <div className="ins">
      <h3 className="h-sec">{t('inspector.answerTitle')}</h3>
      <Fields rows={argumentRows(call.results)} links={links} />
    </div>
  )
}

function Reverted({ trace, known, links }: Part<'trace' | 'known'>) {
  const root = trace.frames[0]
  if (root === undefined) return null
  const revert = decodeRevert(known.registry, bytesToHex(root.output), root.codeAddress)
  return (
    <div className="ins">
      <h3 className="h-sec">
        {t('inspector.revertTitle')} <span className="note mono">{root.error}</span>
      </h3>
      <p className="ins__revert">{revertWords(revert)}</p>
      {revert.kind === 'custom' ? <Fields rows={argumentRows(revert.arguments)} links={links} /> : null}
    </div>
  )
}

function Logs({ receipt, known, links }: { receipt: ReceiptFacts } & Part<'known'>) {
  return (
    <div className="ins">
      <h3 className="h-sec">
        {t('inspector.logsTitle')} <span className="note mono">{receipt.logs.length}</span>
      </h3>
      {receipt.logs.length === 0 ? <p className="note">{t('inspector.logsNone')}</p> : null}
      {receipt.logs.map((log, index) => {
        const decoded = decodeLog(known.registry, log)
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: logs have no identity but their place
          <div key={index} className="log">
            {decoded === null ? (
              <p className="instr">
                {log.topics[0]?.slice(0, 10) ?? t('inspector.none')} <AccountRef address={log.address} links={links} />
              </p>
            ) : (
              <>
                <Signature contract={decoded.contract} name={decoded.name} parameters={decoded.arguments} />
                <Fields rows={argumentRows(decoded.arguments)} links={links} />
              </>
            )}
          </div>
        )
      })}
    </div>
  )
}

function Balances({ tx, receipt, trace, links }: { tx: TxFacts; receipt: ReceiptFacts; trace: Trace; links: Links }) {
  const changes = balanceChanges(trace, { from: tx.from, proposer: receipt.proposer, ...feeOf(receipt) })
  return (
    <div className="ins">
      <h3 className="h-sec">{t('inspector.balancesTitle')}</h3>
      {changes === null ? (
        <p className="note">{t('inspector.balancesUnknown')}</p>
      ) : (
        <>
          <ul className="balances">
            {changes.map(({ address, moved, fees }) => (
              <li key={address}>
                <AccountRef address={address} links={links} />
                <span className="mono">{signedEth(moved + fees)}</span>
                {moved === 0n || fees === 0n ? null : (
                  <span className="note">{t('inspector.balanceFees', { amount: signedEth(fees) })}</span>
                )}
              </li>
            ))}
          </ul>
          <p className="note">{t('inspector.balancesOwnNote')}</p>
        </>
      )}
    </div>
  )
}

const signedEth = (wei: bigint): string => `${wei < 0n ? '−' : '+'}${exactEth(wei < 0n ? -wei : wei)}`
