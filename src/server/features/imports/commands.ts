// What routes, jobs and start ask of imports; each intention is in its own file.
export { chooseImport } from './commands/choose.ts'
export { removeImportFiles, removeRefusals } from './commands/retention.ts'
export { cancelImport, startCheck, startRun } from './commands/start.ts'
export { uploadFile } from './commands/upload.ts'
export { carryOutImport, IMPORT_JOB, resumeImports } from './commands/work.ts'
