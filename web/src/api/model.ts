/** The shapes that cross the wire, by the names the screens use. Amounts are strings: nothing here is ever a float. */
import type { components } from "./schema";

type Schema = components["schemas"];

export type Text = Schema["Localized"];
export type Money = Schema["Money"];

export type Market = Schema["Market"];
export type ProductCard = Schema["ProductCard"];
export type Family = Schema["Family"];
export type ProductLife = Schema["ProductLife"];
export type ValueLife = Schema["ValueLife"];
export type ValuePart = Schema["ValuePart"];
export type BomPart = Schema["BomPart"];
export type Product = Schema["Product"];
export type Group = Schema["Group"];
export type Characteristic = Schema["Characteristic"];
export type ValueInfo = Schema["Value"];

export type SessionView = Schema["SessionView"];
export type CharacteristicState = Schema["State"];
export type Origin = CharacteristicState["origin"];
export type Choice = Schema["Choice"];
export type Change = Schema["Change"];
export type Reason = Schema["Reason"];
export type Conflict = Schema["Conflict"];
export type WayOut = Schema["WayOut"];
export type Why = Schema["Why"];
export type OptionPrice = Schema["OptionPrice"];
export type OptionPrices = Schema["OptionPrices"];
export type ValuePrice = Schema["ValuePrice"];
export type ValuePrices = Schema["ValuePrices"];
export type Compromises = Schema["Compromises"];
export type BestWanted = Schema["BestWanted"];
export type Waterfall = Schema["Waterfall"];
export type RunningCharges = Schema["RunningCharges"];
export type UsageRate = Schema["UsageRate"];
export type Schedule = Schema["Schedule"];
export type RecurringPrice = Schema["RecurringPrice"];
export type BillingPlan = Schema["BillingPlan"];
export type Entry = Schema["Entry"];
export type DocumentWaterfall = Schema["DocumentWaterfall"];
export type Scene = Schema["SceneName"];
export type NewQuoteRequest = Schema["NewQuoteRequest"];

export type Offer = Schema["Offer"];
export type Revision = Schema["RevisionView"];
export type RevisionLine = Schema["RevisionLine"];
export type ConfiguredValue = Schema["ConfiguredValue"];
export type Totals = Schema["Totals"];
export type ShownIn = Schema["ShownIn"];
export type LineGroup = Schema["LineGroup"];
export type Discount = Schema["LineDiscount"];
export type Margin = Schema["Margin"];

export type Me = Schema["Me"];
export type Actor = Schema["Actor"];
export type Buyer = Schema["Buyer"];
export type BuyerInput = Schema["BuyerInput"];
export type Quote = Schema["Quote"];
export type BriefQuote = Schema["BriefQuote"];
export type QuoteRow = Schema["QuoteRow"];
export type NewQuote = Schema["NewQuote"];
export type QuoteChange = Schema["QuoteChange"];
export type LineChange = Schema["LineChange"];
export type NewLine = Schema["NewLine"];
export type Comparison = Schema["Comparison"];
export type LineRoom = Schema["LineRoom"];
export type QuoteRoom = Schema["QuoteRoom"];
/** What a line and a whole draft have in common. */
export type Reach = Omit<Schema["LineReach"], "unit_net">;
export type Approval = Schema["Approval"];
export type Crossing = Schema["Crossing"];
export type LineComparison = Schema["LineComparison"];
export type Order = Schema["Order"];
export type OrderRow = Schema["OrderRow"];
export type BomLine = Schema["BomLine"];

export type Release = Schema["Release"];
export type ListedRelease = Schema["ListedRelease"];
export type TimelineSpan = Schema["TimelineSpan"];
export type ChangedFile = Schema["ChangedFile"];
export type Publication = Schema["Publication"];
export type Job = Schema["Job"];
export type JobHead = Schema["JobHead"];
export type DraftCheck = Schema["DraftCheck"];
export type Repricing = Schema["Repricing"];
export type Look = Schema["Look"];
export type Looks = Schema["Looks"];
export type Comment = Schema["Comment"];
export type EnginePick = Schema["EnginePick"];
export type Finding = Schema["Finding"];
export type DraftHead = Schema["DraftHead"];
export type Draft = Schema["Draft"];
export type FileHead = Schema["FileHead"];
export type DraftFile = Schema["DraftFile"];
export type Edit = Schema["Edit"];
export type DraftReview = Schema["DraftReview"];
export type RuleDifference = Schema["RuleDifference"];
export type DifferenceExample = Schema["Example"];
export type ImportPreview = Schema["ImportPreview"];
export type ModelDraft = Schema["ModelDraft"];
export type SheetPreview = Schema["SheetPreview"];
export type RowChange = Schema["RowChange"];
export type CellProblem = Schema["CellProblem"];

/** What a person says about one sheet of an upload. */
export type SheetOptions = {
  name: string;
  file?: string;
  columns?: { at: number; column: string }[];
  fixes?: { row: number; column: number; text: string }[];
};

/** What a person says about an upload; the server reads it as JSON beside the file. */
export type ImportOptions = {
  sheets: SheetOptions[];
  missing: "keep" | "remove";
  decimal: "auto" | "comma" | "point";
  encoding: "" | "utf-8" | "utf-16" | "windows-1251" | "windows-1252" | "cp866" | "koi8-r";
  only_good: boolean;
  expect?: string;
};
export type Suspicion = Schema["Suspicion"];
export type Measurement = Schema["Measurement"];
export type RuleToBlame = Schema["RuleToBlame"];
export type NewTest = Schema["NewTest"];
export type RuleTest = Schema["RuleTest"];
export type WrittenTest = Schema["WrittenTest"];
export type RuleTests = Schema["RuleTests"];
export type TestRun = Schema["Run"];
export type TestOutcome = Schema["Outcome"];
export type Making = Schema["Making"];
export type Mutation = Schema["Mutation"];
export type RuleScore = Schema["RuleScore"];
export type Survivor = Schema["Survivor"];
export type Trial = Schema["Trial"];
export type TrialSide = Schema["TrialSide"];
export type TrialQuestion = Schema["TrialQuestion"];
export type DraftRules = Schema["DraftRules"];
export type DraftRule = Schema["DraftRule"];
export type RuleFields = Schema["RuleFields"];
export type RulePart = Schema["RulePart"];
export type RuleCondition = Schema["RuleCondition"];
export type RuleTerm = Schema["RuleTerm"];
export type RuleComparison = Schema["RuleComparison"];
export type RuleReason = Schema["RuleReason"];
export type RuleKind = Schema["RuleKind"];
export type RuleSlot = Schema["RuleSlot"];
export type FieldFinding = Schema["FieldFinding"];
export type CheckedRule = Schema["CheckedRule"];
