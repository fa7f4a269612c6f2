using Npgsql;
using Stillwater.Platform.Commands;

namespace Stillwater.Platform.Tests;

public class RacesTests
{
    [Theory]
    [InlineData("57014", true)]
    [InlineData("57P01", true)]
    [InlineData("53300", true)]
    [InlineData("08006", true)]
    [InlineData("25006", true)]
    [InlineData("23505", false)]
    [InlineData("42P01", false)]
    public void A_statement_that_the_database_cuts_off_is_worth_another_try_and_a_wrong_one_is_not(string state, bool away)
    {
        var fault = new InvalidOperationException("A store wraps it.", new PostgresException("", "ERROR", "ERROR", state));
        Assert.Equal(away, Races.DatabaseIsAway(fault));
    }
}
