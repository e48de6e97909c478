package shebao_test

import (
	"reflect"

	"github.com/shebao-go/shebao/annuity"
	"github.com/shebao-go/shebao/collection"
	"github.com/shebao-go/shebao/figures"
	"github.com/shebao-go/shebao/fund"
	"github.com/shebao-go/shebao/guangzhou"
	"github.com/shebao-go/shebao/housing"
	"github.com/shebao-go/shebao/housing/rental"
	"github.com/shebao-go/shebao/housing/rental/admission"
	"github.com/shebao-go/shebao/housing/rental/tenure"
	"github.com/shebao-go/shebao/injury"
	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/maternity"
	"github.com/shebao-go/shebao/medical"
	"github.com/shebao-go/shebao/medical/care"
	"github.com/shebao-go/shebao/medical/cover"
	"github.com/shebao-go/shebao/medical/designated"
	"github.com/shebao-go/shebao/medical/elsewhere"
	"github.com/shebao-go/shebao/medical/inpatient"
	"github.com/shebao-go/shebao/medical/outpatient"
	medicalresident "github.com/shebao-go/shebao/medical/resident"
	"github.com/shebao-go/shebao/payroll"
	"github.com/shebao-go/shebao/payroll/bill"
	"github.com/shebao-go/shebao/payroll/deduct"
	"github.com/shebao-go/shebao/payroll/inverse"
	"github.com/shebao-go/shebao/payroll/items"
	"github.com/shebao-go/shebao/payroll/receipt"
	"github.com/shebao-go/shebao/payroll/retro"
	"github.com/shebao-go/shebao/payroll/staff"
	"github.com/shebao-go/shebao/pension"
	"github.com/shebao-go/shebao/pension/benefit"
	pensionresident "github.com/shebao-go/shebao/pension/resident"
	"github.com/shebao-go/shebao/pension/retire"
	"github.com/shebao-go/shebao/pension/survivor"
	"github.com/shebao-go/shebao/relief"
	"github.com/shebao-go/shebao/relief/disabled"
	"github.com/shebao-go/shebao/relief/elder"
	"github.com/shebao-go/shebao/relief/family"
	"github.com/shebao-go/shebao/rule"
	"github.com/shebao-go/shebao/scenario"
	"github.com/shebao-go/shebao/unemployment"
)

// exported are the exported types of the core, by package. TestStoredTypes says which one is missing.
func exported() []reflect.Type {
	return []reflect.Type{
		// annuity
		of[annuity.BackPayment](), of[annuity.Contributions](), of[annuity.Credited](), of[annuity.Deferred](),
		of[annuity.Event](), of[annuity.Limits](), of[annuity.Schedule](), of[annuity.Share](), of[annuity.Spread](),
		of[annuity.Step](), of[annuity.Suspension](), of[annuity.Usage](), of[annuity.Vested](), of[annuity.Vesting](),
		// collection
		of[collection.Arrears](), of[collection.AuditItem](), of[collection.AuditMonth](),
		of[collection.AuditPerson](), of[collection.Basis](), of[collection.Claim](), of[collection.Criteria](),
		of[collection.Deadline](), of[collection.Debt](), of[collection.Debtor](), of[collection.Debtors](),
		of[collection.Declaration](), of[collection.Duty](), of[collection.Finding](), of[collection.Fine](),
		of[collection.FineRange](), of[collection.Income](), of[collection.LateDeclaration](), of[collection.Law](),
		of[collection.Lot](), of[collection.MonthGap](), of[collection.MonthLimits](), of[collection.MonthTotal](),
		of[collection.Offence](), of[collection.Offending](), of[collection.Part](), of[collection.PastMonth](),
		of[collection.SchemeTotal](), of[collection.Shortfall](), of[collection.Status](), of[collection.Surcharge](),
		of[collection.Total](), of[collection.Undeclared](),
		// figures
		of[figures.Book](), of[figures.Derived](), of[figures.Kind](), of[figures.Option](), of[figures.ReadOption](),
		of[figures.Reading](), of[figures.Row](), of[figures.RowError](), of[figures.Source](), of[figures.Table](),
		// fund
		of[fund.Account](), of[fund.Activity](), of[fund.Bases](), of[fund.Cap](), of[fund.CaseGroup](),
		of[fund.Cases](), of[fund.Comparison](), of[fund.Cover](), of[fund.Earnings](), of[fund.Effect](),
		of[fund.Execution](), of[fund.Fiscal](), of[fund.Flow](), of[fund.Forecast](), of[fund.Heads](),
		of[fund.Item](), of[fund.Ladder](), of[fund.Level](), of[fund.Need](), of[fund.Needs](), of[fund.Overrun](),
		of[fund.Payers](), of[fund.Projection](), of[fund.Reserve](), of[fund.ReserveRule](), of[fund.Rung](),
		of[fund.Settlement](), of[fund.Totals](), of[fund.Warning](), of[fund.Watch](), of[fund.Year](),
		// guangzhou
		of[guangzhou.Instrument[rule.Number]](),
		// housing
		of[housing.Account](), of[housing.Added](), of[housing.Borrower](), of[housing.Burden](),
		of[housing.Counted](), of[housing.Counting](), of[housing.Deposit](), of[housing.Deposits](),
		of[housing.FreeBy](), of[housing.Instalment](), of[housing.Loan](), of[housing.LoanLimit](),
		of[housing.LoanOffer](), of[housing.LoanRequest](), of[housing.LoanTerms](), of[housing.Method](),
		of[housing.Movement](), of[housing.Params](), of[housing.Repaid](), of[housing.Statement](),
		of[housing.Taxed](),
		// housing/rental
		of[rental.Adjustment](), of[rental.Band](), of[rental.Basis](), of[rental.Claim](), of[rental.District](),
		of[rental.DistrictFactor](), of[rental.Funded](), of[rental.FundingPlan](), of[rental.FundingYear](),
		of[rental.Kind](), of[rental.LandShare](), of[rental.Limit](), of[rental.Line](), of[rental.LineRounding](),
		of[rental.LineYear](), of[rental.Project](), of[rental.Reading](), of[rental.Rent](), of[rental.Rules](),
		of[rental.Subsidy](), of[rental.Tenancy](), of[rental.Waiting](), of[rental.YearIncome](),
		// housing/rental/admission
		of[admission.Change](), of[admission.Claims](), of[admission.Class](), of[admission.Decision](),
		of[admission.Entry](), of[admission.Finding](), of[admission.Ground](), of[admission.Household](),
		of[admission.Member](), of[admission.Placed](), of[admission.Reason](), of[admission.Role](),
		of[admission.Rooms](), of[admission.Rules](), of[admission.Sequence](),
		// housing/rental/tenure
		of[tenure.Bar](), of[tenure.Charge](), of[tenure.Conduct](), of[tenure.Home](), of[tenure.Obtained](),
		of[tenure.Offence](), of[tenure.Outcome](), of[tenure.OverLimit](), of[tenure.Resumed](), of[tenure.Review](),
		of[tenure.Support](), of[tenure.Terms](), of[tenure.Tiers](), of[tenure.Transition](),
		// injury
		of[injury.Application](), of[injury.ApplicationDeadlines](), of[injury.Award](), of[injury.BenefitParams](),
		of[injury.Cost](), of[injury.Death](), of[injury.DeathBenefits](), of[injury.Dependant](),
		of[injury.Disabled](), of[injury.Disappearance](), of[injury.FloatTier](), of[injury.Leave](),
		of[injury.Leaver](), of[injury.Missing](), of[injury.Nursed](), of[injury.Params](), of[injury.Payer](),
		of[injury.Record](), of[injury.Replaced](), of[injury.Subsidies](), of[injury.Survivors](), of[injury.Wages](),
		// jsonrule
		of[jsonrule.About](), of[jsonrule.As[rule.LineFields]](), of[jsonrule.Checker](), of[jsonrule.Errors](),
		of[jsonrule.Field](), of[jsonrule.FieldsAppender](), of[jsonrule.Rule](), of[jsonrule.Words](),
		// maternity
		of[maternity.Average](), of[maternity.Award](), of[maternity.Case](), of[maternity.Claim](),
		of[maternity.Days](), of[maternity.EmployerLine](), of[maternity.LeaveParams](), of[maternity.Miscarriage](),
		of[maternity.OnPayroll](), of[maternity.Operation](), of[maternity.Order](), of[maternity.Params](),
		of[maternity.Payee](), of[maternity.Payment](), of[maternity.RateStep](), of[maternity.StaffMonth](),
		// medical
		of[medical.Params](), of[medical.Payer](), of[medical.Supplement](),
		// medical/care
		of[care.Assessment](), of[care.AssessmentFee](), of[care.Benefit](), of[care.Claim](), of[care.FundingBand](),
		of[care.FundingParams](), of[care.Group](), of[care.Insured](), of[care.Level](), of[care.Levy](),
		of[care.Limits](), of[care.Params](), of[care.Part](), of[care.Place](), of[care.Reason](),
		// medical/cover
		of[cover.Band](), of[cover.Bearer](), of[cover.Cover](), of[cover.Credit](), of[cover.Credited](),
		of[cover.Insured](), of[cover.MedicalYear](), of[cover.Params](), of[cover.Reason](), of[cover.Record](),
		of[cover.Retiree](), of[cover.Retirement](),
		// medical/designated
		of[designated.Choice](), of[designated.Claim](), of[designated.Disease](), of[designated.Group](),
		of[designated.Limit](), of[designated.Params](), of[designated.Payment](), of[designated.Period](),
		// medical/elsewhere
		of[elsewhere.Place](), of[elsewhere.Rules](), of[elsewhere.Service](), of[elsewhere.Terms](),
		of[elsewhere.Visit](),
		// medical/inpatient
		of[inpatient.Cause](), of[inpatient.Claim](), of[inpatient.Kind](), of[inpatient.Params](),
		of[inpatient.Part](), of[inpatient.Payer](), of[inpatient.Person](), of[inpatient.Reason](),
		of[inpatient.Result](), of[inpatient.Stay](), of[inpatient.Sums](), of[inpatient.Used](), of[inpatient.Year](),
		// medical/outpatient
		of[outpatient.Claim](), of[outpatient.Payment](), of[outpatient.Place](), of[outpatient.Terms](),
		// medical/resident
		of[medicalresident.Amounts](), of[medicalresident.Assistance](), of[medicalresident.Basic](),
		of[medicalresident.Benefits](), of[medicalresident.Bill](), of[medicalresident.Category](),
		of[medicalresident.Contribution](), of[medicalresident.Enrolment](), of[medicalresident.Formula](),
		of[medicalresident.Incentive](), of[medicalresident.Merged](), of[medicalresident.MergedScheme](),
		of[medicalresident.MergedYear](), of[medicalresident.Merger](), of[medicalresident.Params](),
		of[medicalresident.PastYear](), of[medicalresident.Scheme](), of[medicalresident.Shares](),
		of[medicalresident.Tallied](), of[medicalresident.Tier](), of[medicalresident.Waiting](),
		of[medicalresident.Who](),
		// payroll
		of[payroll.Batch](), of[payroll.Column](), of[payroll.Employee](), of[payroll.Employer](),
		of[payroll.EmployerKind](), of[payroll.Exclusion](), of[payroll.FigureInfo](), of[payroll.Missing](),
		of[payroll.NamedFigure](), of[payroll.Notice](), of[payroll.Plan](), of[payroll.Policy](),
		of[payroll.Relief2020](), of[payroll.Row](), of[payroll.RowError](), of[payroll.Settings](),
		of[payroll.Side](), of[payroll.Slip](), of[payroll.SlipChoices](), of[payroll.SlipFields](),
		of[payroll.SlipOption](), of[payroll.Unknown](), of[payroll.WageColumns](), of[payroll.Wages](),
		// payroll/bill
		of[bill.Basis](), of[bill.Bill](), of[bill.Class](), of[bill.ClassDocument](), of[bill.ClassTotal](),
		of[bill.Column](), of[bill.Document](), of[bill.Figures](), of[bill.Fit](), of[bill.Item](),
		of[bill.ItemDocument](), of[bill.Match](), of[bill.Missing](), of[bill.Month](), of[bill.Other](),
		of[bill.OtherDocument](), of[bill.Part](), of[bill.Person](), of[bill.Received](), of[bill.Report](),
		of[bill.Roll](), of[bill.Row](), of[bill.Sum](), of[bill.SumDocument](), of[bill.Whole](),
		// payroll/deduct
		of[deduct.Amount](), of[deduct.Choice](), of[deduct.Column](), of[deduct.Cumulated](), of[deduct.Deposits](),
		of[deduct.Excess](), of[deduct.Kind](), of[deduct.LateAmount](), of[deduct.Month](), of[deduct.Pay](),
		of[deduct.Result](), of[deduct.Short](), of[deduct.TaxMonth](), of[deduct.TaxRow](), of[deduct.Terms](),
		of[deduct.Treatment](), of[deduct.Year](),
		// payroll/inverse
		of[inverse.Interval](), of[inverse.Near](), of[inverse.Solution](),
		// payroll/items
		of[items.Basis](), of[items.Entry](), of[items.Item](), of[items.Kind](), of[items.Line](),
		of[items.LineFields](), of[items.Spec](), of[items.Statement](),
		// payroll/receipt
		of[receipt.Change](), of[receipt.Difference](), of[receipt.First](), of[receipt.Inputs](), of[receipt.Maker](),
		of[receipt.Receipt](), of[receipt.Touched](),
		// payroll/retro
		of[retro.Account](), of[retro.Cause](), of[retro.Delta](), of[retro.Difference](), of[retro.Document](),
		of[retro.Lacking](), of[retro.Missing](), of[retro.PaidCause](), of[retro.Payment](), of[retro.Result](),
		of[retro.Settlement](), of[retro.Sum](), of[retro.Total](),
		// payroll/staff
		of[staff.Answer](), of[staff.Arrival](), of[staff.Cell](), of[staff.Claim](), of[staff.Declared](),
		of[staff.DueRules](), of[staff.Employment](), of[staff.Enrolment](), of[staff.Entry](), of[staff.Exit](),
		of[staff.FundPaid](), of[staff.Hire](), of[staff.Job](), of[staff.Person](), of[staff.Shares](),
		of[staff.Status](), of[staff.Year](),
		// pension
		of[pension.Group](), of[pension.GroupPath](), of[pension.Params](), of[pension.Unification](),
		of[pension.Unified](), of[pension.UnifiedYear](),
		// pension/benefit
		of[benefit.AccountHistory](), of[benefit.Award](), of[benefit.BasicInput](), of[benefit.ClearedRelation](),
		of[benefit.Credit](), of[benefit.DeemedYears](), of[benefit.Entrant](), of[benefit.FlexibleContribution](),
		of[benefit.FlexibleParams](), of[benefit.GuangdongInput](), of[benefit.GuangdongParams](),
		of[benefit.History](), of[benefit.Index](), of[benefit.MergedRelations](), of[benefit.PaidMonth](),
		of[benefit.Part](), of[benefit.RecomputeInput](), of[benefit.Recomputed](), of[benefit.Relation](),
		of[benefit.RelationMonth](), of[benefit.StatementYear](), of[benefit.Step](), of[benefit.Transition](),
		of[benefit.Retiring](), of[benefit.TransitionalInput](), of[benefit.YearRate](),
		// pension/resident
		of[pensionresident.Account](), of[pensionresident.Adjusted](), of[pensionresident.Choice](),
		of[pensionresident.Claim](), of[pensionresident.Conditions](), of[pensionresident.Contribution](),
		of[pensionresident.Credit](), of[pensionresident.Due](), of[pensionresident.Growth](),
		of[pensionresident.LongPay](), of[pensionresident.Membership](), of[pensionresident.Params](),
		of[pensionresident.Payment](), of[pensionresident.Pension](), of[pensionresident.Person](),
		of[pensionresident.Subsidies](), of[pensionresident.Target](), of[pensionresident.Tier](),
		of[pensionresident.Transfer](), of[pensionresident.Way](),
		// pension/retire
		of[retire.Category](), of[retire.Incapacity](), of[retire.Record](), of[retire.Result](),
		of[retire.Shortfall](), of[retire.Way](), of[retire.WayOut](), of[retire.Worker](),
		// pension/survivor
		of[survivor.Benefit](), of[survivor.Combined](), of[survivor.Death](), of[survivor.Grant](),
		// relief
		of[relief.Assistance](), of[relief.Award](), of[relief.Benefit](), of[relief.Combine](), of[relief.Economy](),
		of[relief.GroupShare](), of[relief.Household](), of[relief.Kind](), of[relief.Limit](), of[relief.MeansLine](),
		of[relief.MeansLines](), of[relief.MeansReason](), of[relief.MedicalTerms](), of[relief.MedicalYear](),
		of[relief.Request](), of[relief.Row](), of[relief.Sanction](), of[relief.Split](), of[relief.Table](),
		of[relief.TemporaryParams](), of[relief.UpliftMember](), of[relief.Uplifts](), of[relief.Verdict](),
		// relief/disabled
		of[disabled.Allowances](), of[disabled.Amounts](), of[disabled.Card](), of[disabled.Due](),
		of[disabled.Employer](), of[disabled.Headcount](), of[disabled.Hiring](), of[disabled.Person](),
		of[disabled.Reason](), of[disabled.Reduction](),
		// relief/elder
		of[elder.Aid](), of[elder.Applicant](), of[elder.Disability](), of[elder.Params](), of[elder.Person](),
		of[elder.Reason](),
		// relief/family
		of[family.Fee](), of[family.Leave](), of[family.Params](), of[family.Parent](), of[family.Scheme](),
		of[family.Sex](), of[family.Standard](), of[family.Support](),
		// rule
		of[rule.Amount](), of[rule.Area](), of[rule.Charge](), of[rule.Cite](), of[rule.Date](),
		of[rule.DisputedError](), of[rule.Entry[rule.Number]](), of[rule.FieldError](), of[rule.Figure](),
		of[rule.Grade](), of[rule.GradeError](), of[rule.Help](), of[rule.Input](), of[rule.Language](),
		of[rule.Limit](), of[rule.Line](), of[rule.LineFields](), of[rule.Lookup](), of[rule.Modality](),
		of[rule.Month](), of[rule.NoRuleError](), of[rule.Number](), of[rule.Path](), of[rule.Payer](),
		of[rule.Period](), of[rule.Prepared](), of[rule.Rounding](), of[rule.RoundingMode](), of[rule.RoundingUnit](),
		of[rule.Scheme](), of[rule.Series[rule.Number]](), of[rule.Span](), of[rule.Standing](), of[rule.Step](),
		of[rule.Terms](), of[rule.Text](),
		// scenario
		of[scenario.Area](), of[scenario.Case](), of[scenario.Code](), of[scenario.Failure](), of[scenario.Fault](),
		of[scenario.Outcome](), of[scenario.Result](), of[scenario.Rule](),
		// unemployment
		of[unemployment.Application](), of[unemployment.BenefitParams](), of[unemployment.Cause](),
		of[unemployment.CityWage](), of[unemployment.Claim](), of[unemployment.Contributed](),
		of[unemployment.Death](), of[unemployment.End](), of[unemployment.Ending](), of[unemployment.FloatTier](),
		of[unemployment.Former](), of[unemployment.FormerTime](), of[unemployment.Numbers](),
		of[unemployment.Outcome](), of[unemployment.Params](), of[unemployment.Pause](), of[unemployment.Payment](),
		of[unemployment.Premium](), of[unemployment.Premiums](), of[unemployment.Record](),
		of[unemployment.Registration](), of[unemployment.Remaining](), of[unemployment.Stabilised](),
		of[unemployment.Standard](), of[unemployment.Wages](),
	}
}

func of[T any]() reflect.Type { return reflect.TypeFor[T]() }
