using Npgsql;
using Stillwater.Platform.Commands;

namespace Stillwater.TreatmentPlans.Transfers;

/// <summary>
/// Where a closed summary waits between two clinics. It belongs to neither: no clinic reads the other's streams, and
/// what lies here tells nothing without the code.
/// </summary>
internal sealed class TransferOffers(NpgsqlDataSource database)
{
    public const string Table = "transfer_offer";
    public const string EndTable = "transfer_offer_end";

    public const string Schema =
        """
        create table if not exists transfer_offer (
          code_hash text primary key, summary bytea not null, issued_at timestamptz not null default now());
        """;

    /// <summary>An offer ends once: redeemed, withdrawn or expired. The key makes the second one lose.</summary>
    public const string EndSchema =
        """
        create table if not exists transfer_offer_end (
          code_hash text primary key, outcome text not null, ended_at timestamptz not null default now());
        """;

    public static Guard Put(string hash, byte[] summary) =>
        new("insert into transfer_offer (code_hash, summary) values (?, ?)", hash, summary);

    public static Guard End(string hash, string outcome) =>
        new("insert into transfer_offer_end (code_hash, outcome) values (?, ?)", hash, outcome);

    public async Task<byte[]?> FindAsync(string hash, CancellationToken ct)
    {
        await using var command = database.CreateCommand("select summary from transfer_offer where code_hash = $1");
        command.Parameters.AddWithValue(hash);
        return (byte[]?)await command.ExecuteScalarAsync(ct);
    }

    /// <summary>completed once redeemed, withdrawn or expired; null while the offer waits.</summary>
    public async Task<string?> OutcomeAsync(string hash, CancellationToken ct)
    {
        await using var command = database.CreateCommand("select outcome from transfer_offer_end where code_hash = $1");
        command.Parameters.AddWithValue(hash);
        return (string?)await command.ExecuteScalarAsync(ct);
    }
}
