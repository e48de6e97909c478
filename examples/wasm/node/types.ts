// What the declarations allow, and what they do not: each line under ts-expect-error has to be an error.
import { load, RuleError } from "shebao";

const shebao = await load({ language: "zh" });
const least: string = shebao.call("housing.land_revenue", { net_revenue: "1000000" }).least;
const slip = shebao.call("payroll.slip", {
  month: "2025-08", wage: "8000", injury_rate: "0.002", unemployment_rate: "0.008",
  housing_employer_rate: "0.05", housing_employee_rate: "0.05",
});
const total: string | undefined = slip.employee.total;
const names: string[] = shebao.rules().map(({ name }) => name);
const failed = (error: unknown): string => (error instanceof RuleError ? error.errors[0].reason : "");

// @ts-expect-error no rule has this name
shebao.call("housing.castle", {});
// @ts-expect-error a field is missing
shebao.call("housing.land_revenue", {});
// @ts-expect-error money is a string
shebao.call("housing.land_revenue", { net_revenue: 1000000 });
// @ts-expect-error an unknown field
shebao.call("housing.land_revenue", { net_revenue: "1", castle: "2" });
// @ts-expect-error a word the law does not have
shebao.call("collection.make_up", { scheme: "pension", status: "king" });
// @ts-expect-error no field of the answer
slip.castle;
// @ts-expect-error a language that is not there
load({ language: "fr" });

export { least, total, names, failed };
