// The report's page, its charts with it, in a bundle of its own: `report-command.ts` loads it when a report is made.
export * from "../review/report/report.ts";
