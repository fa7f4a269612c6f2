using Stillwater.Screenings.Coding;

namespace Stillwater.Screenings.Tests.Coding;

/// <summary>Typed names become ingredients.</summary>
public class MedicineTableTests
{
    [Theory]
    [InlineData("sertraline", "sertraline")]
    [InlineData("Sertraline 50 mg tablets", "sertraline")]
    [InlineData("  ZOLOFT ", "sertraline")]
    [InlineData("St. John's Wort 300mg", "st-johns-wort")]
    [InlineData("St John’s wort", "st-johns-wort")]
    [InlineData("methylene blue", "methylene-blue")]
    [InlineData("dextromethorphan/bupropion", "dextromethorphan-bupropion")]
    [InlineData("sodium-oxybate", "sodium-oxybate")]
    [InlineData("desertraline", "unrecognised")]
    [InlineData("grandmother's tea", "unrecognised")]
    [InlineData("", "unrecognised")]
    public void A_typed_name_is_coded_by_its_longest_known_part(string typed, string ingredient) =>
        Assert.Equal(ingredient, MedicineTable.Default.IngredientOf(typed));

    [Fact]
    public void An_unrecognised_medicine_is_a_class_of_its_own_and_a_harmless_one_has_none()
    {
        Assert.Equal(["unrecognised"], MedicineTable.Default.ClassesOf("unrecognised"));
        Assert.Empty(MedicineTable.Default.ClassesOf("metformin"));
    }
}
