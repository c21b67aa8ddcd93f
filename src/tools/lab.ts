import { replayCommand } from './replay.ts'
import { rpcCommand } from './rpc/command.ts'

// npm run -s lab -- <command> [arguments]: the lab's engine on the command line.

type Command = (args: readonly string[], print: (line: string) => void) => Promise<number>

const commands: { readonly [name: string]: Command } = {
  replay: replayCommand,
  rpc: (args, print) => rpcCommand(args, print),
}

const [name = '', ...args] = process.argv.slice(2)
const command = Object.hasOwn(commands, name) ? commands[name] : undefined
if (command === undefined) {
  console.error(
    `Usage: npm run -s lab -- <command>\nCommands: ${Object.keys(commands).join(', ')} (docs/automation.md)`,
  )
  process.exitCode = 2
} else {
  process.exitCode = await command(args, (line) => process.stdout.write(`${line}\n`))
}
