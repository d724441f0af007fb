import { describe, expect, it } from "vitest";
import { afterLogin, startOf } from "./areas";

describe("after login", () => {
  it("everybody begins at their own place", () => {
    expect(startOf("rep")).toBe("/desk/quotes");
    expect(startOf("catalogue_manager")).toBe("/studio/drafts");
    expect(startOf("customer")).toBeNull();
  });
  it("people return to where they came from", () => {
    expect(afterLogin("/studio/drafts/01-a?file=rules%2Fcase.rules", "admin")).toBe(
      "/studio/drafts/01-a?file=rules%2Fcase.rules",
    );
    expect(afterLogin("/desk/quotes/1", "rep")).toBe("/desk/quotes/1");
  });
  it("nobody is sent to a place that is not theirs, or to another site", () => {
    expect(afterLogin("/desk", "catalogue_manager")).toBe("/studio/drafts");
    expect(afterLogin("/studio/drafts", "rep")).toBe("/desk/quotes");
    for (const to of ["//evil.example", "https://evil.example/desk", "/\\evil.example", "/desk/../../x?y=<"])
      expect(afterLogin(to, "rep")).not.toContain("evil");
  });
});
