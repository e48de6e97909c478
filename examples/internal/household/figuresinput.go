package household

import (
	"errors"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/rule"
)

// figuresInput are the figures of one's own, with the bounds of each.
type figuresInput struct {
	MinimumWage               *yuanFigure   `json:"minimum_wage"`
	CityAverage               *yuanFigure   `json:"city_average"`
	PoolAverage               *yuanFigure   `json:"pool_average"`
	UrbanIncome               *yuanFigure   `json:"urban_income"`
	ProvincialUrbanIncome     *yuanFigure   `json:"provincial_urban_income"`
	PensionBenefitBase        *yuanFigure   `json:"pension_benefit_base"`
	HousingFundCeiling        *yuanFigure   `json:"housing_fund_ceiling"`
	HousingFundRate           *rateFigure   `json:"housing_fund_rate"`
	MinimumStandard           *yuanFigure   `json:"minimum_standard"`
	PropertyLine              *yuanFigure   `json:"property_line"`
	DestituteFactor           *factorFigure `json:"destitute_factor"`
	MarginalFactor            *factorFigure `json:"marginal_factor"`
	DisabledLiving            *yuanFigure   `json:"disabled_living"`
	DisabledNursing           *yuanFigure   `json:"disabled_nursing"`
	OrphanStandard            *yuanFigure   `json:"orphan_standard"`
	OneChildReward            *yuanFigure   `json:"one_child_reward"`
	SpecialSupport            *yuanFigure   `json:"special_support"`
	SpecialSupportHigher      *yuanFigure   `json:"special_support_higher"`
	ResidentBasicPension      *yuanFigure   `json:"resident_basic_pension"`
	ResidentMedicalDeductible *yuanFigure   `json:"resident_medical_deductible"`
	ResidentMedicalRatio      *rateFigure   `json:"resident_medical_ratio"`
	CriticalCap               *yuanFigure   `json:"critical_cap"`
	IncapacityAllowance       *yuanFigure   `json:"incapacity_allowance"`
	RentAreaStandard          *areaFigure   `json:"rent_area_standard"`
	RentIncomeFactor          *factorFigure `json:"rent_income_factor"`
	RentDistrictFactor        *factorFigure `json:"rent_district_factor"`
	RentalIncomeLimit         *yuanFigure   `json:"rental_income_limit"`
	RentalAssetLimit          *yuanFigure   `json:"rental_asset_limit"`
}

// yuanFigure is a figure in yuan with its document.
type yuanFigure struct {
	Value    decimal.Decimal `json:"value" in:"yuan"`
	Document string          `json:"document"`
	Chinese  *string         `json:"document_zh"`
}

// rateFigure is a fraction with its document.
type rateFigure struct {
	Value    decimal.Decimal `json:"value" in:"rate"`
	Document string          `json:"document"`
	Chinese  *string         `json:"document_zh"`
}

// factorFigure is a factor with its document.
type factorFigure struct {
	Value    decimal.Decimal `json:"value" in:"factor" places:"8"`
	Document string          `json:"document"`
	Chinese  *string         `json:"document_zh"`
}

// areaFigure is square metres with their document.
type areaFigure struct {
	Value    decimal.Decimal `json:"value" in:"number" min:"0" max:"1000" places:"2"`
	Document string          `json:"document"`
	Chinese  *string         `json:"document_zh"`
}

// checkDocument refuses a document that is empty or long, in either language.
func checkDocument(title string, chinese *string) error {
	all := []phrase{{"document", title}}
	if chinese != nil {
		all = append(all, phrase{"document_zh", *chinese})
	}
	return checkPhrases(all...)
}

// CheckFields refuses a document that is empty or long.
func (in yuanFigure) CheckFields() error { return checkDocument(in.Document, in.Chinese) }

// CheckFields refuses a document that is empty or long.
func (in rateFigure) CheckFields() error { return checkDocument(in.Document, in.Chinese) }

// CheckFields refuses a document that is empty or long.
func (in factorFigure) CheckFields() error { return checkDocument(in.Document, in.Chinese) }

// CheckFields refuses a document that is empty or long.
func (in areaFigure) CheckFields() error { return checkDocument(in.Document, in.Chinese) }

// ownFigure is a figure of figuresInput by its name.
type ownFigure struct {
	Value    string `json:"value"`
	Document string `json:"document"`
	Chinese  string `json:"document_zh"`
}

// suppliedFigures are the figures of one's own as the library takes them.
func suppliedFigures(own map[string]ownFigure) (map[string]rule.Figure, error) {
	const most = 10_000_000_000 // of the widest bounds in figuresInput
	figures := map[string]rule.Figure{}
	var errs []error
	for name, f := range own {
		number, err := rule.Input{Field: "figures." + name + ".value", Max: most, Places: 8}.ParseNumber(f.Value)
		errs = append(errs, err)
		cite := rule.Cite{Title: f.Document, Chinese: f.Chinese}
		figures[name] = rule.OwnFigure(rule.Entry[rule.Number]{Value: number, Cite: cite})
	}
	return figures, errors.Join(errs...)
}
