import { Command } from 'commander';
import { addAuditCommand } from './commands/audit.ts';
import { addCheckCommands } from './commands/check.ts';
import { addContributionCommands } from './commands/contributions.ts';
import { addEngineCommands } from './commands/engines.ts';
import { addEvaluateCommand } from './commands/evaluate.ts';
import { addExchangeCommands } from './commands/exchange.ts';
import { addExerciseCommands } from './commands/exercise.ts';
import { addExportCommand } from './commands/export.ts';
import { addImportCommand } from './commands/import.ts';
import { addJobCommands } from './commands/jobs.ts';
import { addLeaveCommands } from './commands/leave.ts';
import { addLeadCommands } from './commands/leads.ts';
import { addNetworkCommands } from './commands/network.ts';
import { addNodeCommands } from './commands/node.ts';
import { addOpeningCommands } from './commands/openings.ts';
import { addExplainCommand, addMatchCommands } from './commands/match.ts';
import { addPartnerCommands } from './commands/partner.ts';
import { addPlanCommand } from './commands/plan.ts';
import { addReleaseCommands } from './commands/release.ts';
import { addRequestCommands } from './commands/request.ts';
import { addSearchCommand } from './commands/search.ts';
import { addServerCommands } from './commands/server.ts';
import { addSessionCommands } from './commands/session.ts';
import { addShowCommand } from './commands/show.ts';
import { addSupplyCommands } from './commands/supply.ts';
import { addTaxiiCommands } from './commands/taxii.ts';
import type { Shell } from './shell.ts';

const EXIT_CODES = `
Exit codes:
  0    done
  1    refused or failed; standard error says what, where, and what to do
  2    the command was written wrongly
  3    nobody is signed in
  4    no node answers at the address
  130  interrupted

Examples:
  foreland sign-in --persona gb-analyst
  foreland import operation-north.jsonl
  foreland search mohammed al-rashid
  foreland leads --anchor phone --json | jq '.leads[].id'`;

/** The whole command line as a value. */
export function buildProgram(shell: Shell, version: string): Command {
  const { terminal } = shell;
  const program = new Command('foreland')
    .description('Foreland, the joint working platform against migrant smuggling, from the command line.')
    .version(version)
    .option('--node <address>', 'address of the node', terminal.defaultNode)
    .option('--json', 'answer in JSON, and nothing else, on standard output')
    .option('-q, --quiet', 'no notes and no progress on standard error')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => terminal.output.write(text),
      // Whoever asked for JSON gets the fault as JSON from the shell, and nothing else.
      writeErr: (text) => shell.json || terminal.errors.write(text),
      getOutHasColors: () => false,
      getErrHasColors: () => false,
      getOutHelpWidth: () => (terminal.output.isTTY ? terminal.output.columns || 80 : 100),
      getErrHelpWidth: () => (terminal.errors.isTTY ? terminal.errors.columns || 80 : 100),
    })
    .showHelpAfterError('(--help says how it is written)')
    .helpCommand('help [command]', 'show how a command is written')
    .addHelpText('after', EXIT_CODES);
  program.commandsGroup('Session:');
  addSessionCommands(program, shell);
  program.commandsGroup('Data:');
  addImportCommand(program, shell);
  addExportCommand(program, shell);
  addContributionCommands(program, shell);
  addJobCommands(program, shell);
  program.commandsGroup('Work:');
  addSearchCommand(program, shell);
  addShowCommand(program, shell);
  addMatchCommands(program, shell);
  addExplainCommand(program, shell);
  addNetworkCommands(program, shell);
  addSupplyCommands(program, shell);
  addLeadCommands(program, shell);
  addEngineCommands(program, shell);
  addLeaveCommands(program, shell);
  addCheckCommands(program, shell);
  addPlanCommand(program, shell);
  program.commandsGroup('Exchange:');
  addPartnerCommands(program, shell);
  addReleaseCommands(program, shell);
  addRequestCommands(program, shell);
  addExchangeCommands(program, shell);
  addTaxiiCommands(program, shell);
  program.commandsGroup('Oversight:');
  addOpeningCommands(program, shell);
  addAuditCommand(program, shell);
  program.commandsGroup('Exercise:');
  addExerciseCommands(program, shell);
  addEvaluateCommand(program, shell);
  program.commandsGroup('Running a node:');
  addNodeCommands(program, shell);
  addServerCommands(program, shell);
  return program;
}
